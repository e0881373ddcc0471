package io.colloquy.graph.usage;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;

/**
 * How an account stands today, by the database's clock.
 *
 * @param requestLimit a day; null without a limit, as are tokenLimit and costLimit
 * @param taken requests used and under way
 * @param tokens used, without what is reserved
 * @param cost in US dollars of the calls that have a price
 * @param unpriced calls whose cost is not known
 * @param resetsIn seconds to midnight UTC
 */
record Standing(
        String plan,
        Long requestLimit,
        Long tokenLimit,
        BigDecimal costLimit,
        long taken,
        long tokens,
        long tokensReserved,
        BigDecimal cost,
        BigDecimal costReserved,
        long unpriced,
        long resetsIn) {
    static Standing of(Row row) {
        return new Standing(
                row.getString("plan"),
                row.getLong("requests"),
                row.getLong("tokens"),
                row.getBigDecimal("cost"),
                row.getLong("taken"),
                row.getLong("tokens_used"),
                row.getLong("tokens_reserved"),
                row.getBigDecimal("cost_used"),
                row.getBigDecimal("cost_reserved"),
                row.getLong("unpriced"),
                row.getLong("resets_in"));
    }

    /** What is left, never below nothing: a limit may be lowered below what was used; null without a limit */
    Long remaining() {
        return requestLimit == null ? null : Math.max(0, requestLimit - taken);
    }
}
