package io.colloquy.graph.usage;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Today, by UTC. {@code requestsToday} counts those under way as well, so that it and {@code remaining} add up to
 * {@code dailyLimit}; without a limit these three are null but the first.
 *
 * @param tokens of all attempts that have ended, the failed ones included
 */
record UsageView(
        long requestsToday,
        @Schema(nullable = true) Long dailyLimit,
        String plan,
        @Schema(nullable = true) Long remaining,
        @Schema(nullable = true) BigDecimal percentage,
        long tokens,
        Cost cost) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    static UsageView of(Standing standing) {
        return new UsageView(
                standing.taken(),
                standing.requestLimit(),
                standing.plan(),
                standing.remaining(),
                percentage(standing),
                standing.tokens(),
                Cost.of(standing));
    }

    /** With one decimal, and never over 100: a limit may be lowered below what was used. */
    private static BigDecimal percentage(Standing standing) {
        Long limit = standing.requestLimit();
        if (limit == null) {
            return null;
        }
        if (standing.taken() >= limit) {
            return WHOLE;
        }
        long tenths = standing.taken() * 1000 / limit;
        return BigDecimal.valueOf(tenths, 1).stripTrailingZeros();
    }

    /** The amount is null where no call had a known price; {@code unpriced} counts those that had none or were not counted. */
    record Cost(
            @Schema(nullable = true) BigDecimal amount,
            @Schema(nullable = true) String currency,
            long unpriced) {
        static Cost of(Standing standing) {
            boolean unknown = standing.cost().signum() == 0 && standing.unpriced() > 0;
            return unknown
                    ? new Cost(null, null, standing.unpriced())
                    : new Cost(standing.cost().stripTrailingZeros(), "USD", standing.unpriced());
        }
    }
}
