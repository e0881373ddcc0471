package io.colloquy.summary.backfill;

import io.colloquy.batchworker.Outcome;
import io.colloquy.summary.digest.Draft;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/**
 * What the calls for a day cost.
 *
 * @param amount null when no price is known
 * @param unpriced calls that may have cost something nobody knows
 */
record Spending(BigDecimal amount, int unpriced) {
    static final Spending NOTHING = new Spending(null, 0);
    /** Graph-service tells all its prices in one currency. */
    private static final String CURRENCY = "USD";
    /** Why an extract stands in where no model was asked. */
    private static final Set<String> NOBODY_ASKED = Set.of(
            "generation-disabled",
            "generation-overloaded",
            "provider-not-configured",
            "graph-service-away",
            "database-unavailable",
            "nothing-to-summarise",
            "key-reused");

    static Spending of(Draft draft) {
        if (draft.origin() != null) {
            return draft.origin().cost() == null
                    ? new Spending(null, 1)
                    : new Spending(draft.origin().cost(), 0);
        }
        boolean asked = draft.method() == Draft.Method.EXTRACTIVE && !NOBODY_ASKED.contains(draft.reason());
        return asked ? new Spending(null, 1) : NOTHING;
    }

    /** Null when there is nothing to report. */
    static Outcome.Cost sum(Collection<Spending> spendings) {
        int unpriced = spendings.stream().mapToInt(Spending::unpriced).sum();
        BigDecimal amount = spendings.stream()
                .map(Spending::amount)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
        if (amount == null && unpriced == 0) {
            return null;
        }
        return new Outcome.Cost(amount, amount == null ? null : CURRENCY, unpriced);
    }
}
