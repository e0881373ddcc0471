package io.colloquy.gateway.limit;

import java.util.function.LongSupplier;

/** Microseconds that pass when a test says so. */
final class ManualClock implements LongSupplier {
    private long now = -5_000_000;

    void pass(long micros) {
        now += micros;
    }

    @Override
    public long getAsLong() {
        return now;
    }
}
