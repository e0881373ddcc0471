package io.colloquy.graph.generation;

import java.time.Duration;

/**
 * The moment after which nobody waits any more, on the monotonic clock, counted from the request's arrival.
 *
 * @param endNanos as {@link System#nanoTime()} tells it
 */
record Deadline(long endNanos) {
    static final String HEADER = "X-Request-Deadline-Ms";

    private static final long DEFAULT_MILLIS = 120_000;
    private static final long LONGEST_MILLIS = 300_000;

    /** Reads what is left of the caller's time in milliseconds, or null; more than five minutes count as five. */
    static Deadline parse(String header, long arrivedNanos) {
        long millis = header == null ? DEFAULT_MILLIS : millis(header.strip());
        return new Deadline(arrivedNanos + Math.min(millis, LONGEST_MILLIS) * 1_000_000);
    }

    private static long millis(String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw GenerationProblems.malformed(HEADER + " must be a whole number of milliseconds");
        }
        return Long.parseLong(text);
    }

    boolean isPast() {
        return left() <= 0;
    }

    /** What is left, at least a millisecond, because a timer of nothing is refused */
    Duration remaining() {
        return Duration.ofNanos(Math.max(left(), 1_000_000));
    }

    private long left() {
        return endNanos - System.nanoTime();
    }
}
