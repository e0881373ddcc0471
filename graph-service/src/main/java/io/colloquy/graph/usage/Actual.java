package io.colloquy.graph.usage;

import java.math.BigDecimal;

/**
 * What a call took, over all its attempts, the failed ones included.
 *
 * @param inputTokens as the providers counted them, estimated where one did not; 0 or more, as is outputTokens
 * @param cost US dollars of the attempts that have a price; null where none has one
 * @param unpriced how many attempts have no known price, or were not counted; while there are any, the cost is not all
 */
public record Actual(long inputTokens, long outputTokens, BigDecimal cost, int unpriced) {
    public static final Actual NOTHING = new Actual(0, 0, BigDecimal.ZERO, 0);

    public Actual {
        if (inputTokens < 0 || outputTokens < 0 || unpriced < 0 || (cost != null && cost.signum() < 0)) {
            throw new IllegalArgumentException("usage is never negative");
        }
    }

    /** Both together; a cost that is not known adds nothing to one that is, and is still counted as unpriced. */
    public Actual plus(Actual other) {
        return new Actual(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                sum(cost, other.cost),
                unpriced + other.unpriced);
    }

    private static BigDecimal sum(BigDecimal one, BigDecimal two) {
        if (one == null || two == null) {
            return one == null ? two : one;
        }
        return one.add(two);
    }
}
