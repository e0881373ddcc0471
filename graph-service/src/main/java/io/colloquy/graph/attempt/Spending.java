package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.route.Route;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What one attempt took.
 *
 * @param counted whether its provider counted it; otherwise this is what was heard and an estimate of what was sent, for
 *     the ledger alone
 */
public record Spending(Route route, Usage usage, boolean counted) {
    private static final BigDecimal A_MILLION = BigDecimal.valueOf(1_000_000);

    /** US dollars, or null where no price is known. */
    public BigDecimal cost() {
        Price price = route.price();
        if (price.perMillionInputTokens() == null || price.perMillionOutputTokens() == null) {
            return null;
        }
        BigDecimal input = price.perMillionInputTokens().multiply(BigDecimal.valueOf(usage.promptTokens()));
        BigDecimal output = price.perMillionOutputTokens().multiply(BigDecimal.valueOf(usage.completionTokens()));
        return input.add(output).divide(A_MILLION).stripTrailingZeros();
    }

    /** Whether nobody can say what it costs: what is free costs nothing, whatever the count. */
    boolean isUnpriced() {
        return cost() == null || !(counted || isFree());
    }

    private boolean isFree() {
        Price price = route.price();
        return price.perMillionInputTokens().signum() == 0
                && price.perMillionOutputTokens().signum() == 0;
    }

    /** Together, or null where there is none. */
    static Usage usage(Stream<Spending> spendings) {
        return spendings
                .map(Spending::usage)
                .reduce((a, b) ->
                        new Usage(a.promptTokens() + b.promptTokens(), a.completionTokens() + b.completionTokens()))
                .orElse(null);
    }

    /** Of those whose price is known together, or null where there is none. */
    static BigDecimal cost(Stream<Spending> spendings) {
        return spendings
                .map(Spending::cost)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
