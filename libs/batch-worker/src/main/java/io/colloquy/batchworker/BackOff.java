package io.colloquy.batchworker;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Pauses that double up to a bound, each shortened by up to half at random so that workers do not return in step. */
final class BackOff {
    private static final int MOST_DOUBLINGS = 16;

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;
    private int failures;

    /** @param random from 0 (inclusive) to 1 (exclusive) */
    BackOff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    Duration next() {
        long doubled = first.toNanos() << Math.min(failures, MOST_DOUBLINGS);
        failures++;
        long bounded = Math.min(doubled, longest.toNanos());
        return Duration.ofNanos(bounded - (long) (bounded / 2.0 * random.getAsDouble()));
    }

    boolean idle() {
        return failures == 0;
    }

    void reset() {
        failures = 0;
    }
}
