package io.colloquy.graph.usage;

import java.math.BigDecimal;

/**
 * The worst that a call may take, reserved before it.
 *
 * @param tokens input and output together, 0 or more
 * @param cost US dollars, 0 or more; null where no price is known, which no cost limit lets pass
 */
public record Estimate(long tokens, BigDecimal cost) {
    public static final Estimate NOTHING = new Estimate(0, BigDecimal.ZERO);

    public Estimate {
        if (tokens < 0 || (cost != null && cost.signum() < 0)) {
            throw new IllegalArgumentException("an estimate is never negative");
        }
    }
}
