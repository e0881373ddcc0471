package io.colloquy.graph.streaming;

import io.colloquy.graph.provider.Chunk;

/** How long one attempt may stay silent from now on. What says nothing, such as a role or a comment, is silence too. */
final class Patience {
    private static final long NANOS_A_MILLI = 1_000_000;

    private final StreamLimits limits;
    private Phase phase = Phase.WAITING;
    private long since;

    Patience(StreamLimits limits, long nowNanos) {
        this.limits = limits;
        this.since = nowNanos;
    }

    /** True when another limit counts from here on. */
    boolean heard(Chunk chunk, long nowNanos) {
        boolean ends = chunk.finish() != null;
        if (phase == Phase.ENDING || !(ends || speaks(chunk))) {
            return false;
        }
        since = nowNanos;
        Phase next = ends ? Phase.ENDING : Phase.TALKING;
        boolean changed = next != phase;
        phase = next;
        return changed;
    }

    long leftNanos(long nowNanos) {
        return switch (phase) {
                    case WAITING -> limits.firstToken().toNanos();
                    case TALKING -> limits.gap().toNanos();
                    case ENDING -> limits.farewell().toNanos();
                }
                - (nowNanos - since);
    }

    /** As timers count: rounded up, because one of 0 is refused and one that comes early finds time left. */
    long timerMillis(long nowNanos) {
        return Math.max(0, leftNanos(nowNanos)) / NANOS_A_MILLI + 1;
    }

    Phase phase() {
        return phase;
    }

    static boolean speaks(Chunk chunk) {
        return !chunk.text().isEmpty() || chunk.delta() != null;
    }

    enum Phase {
        /** Nothing was said yet. */
        WAITING,
        TALKING,
        /** The reason of the end was given. */
        ENDING
    }
}
