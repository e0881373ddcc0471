package io.colloquy.graph.attempt;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.time.Duration;

/**
 * The moment after which nobody waits any more, on the monotonic clock, counted from the request's arrival.
 *
 * @param endNanos as {@link System#nanoTime()} tells it
 */
public record Deadline(long endNanos) {
    /** What is left of the caller's time, in milliseconds. */
    public static final String HEADER = "X-Request-Deadline-Ms";

    private static final long DEFAULT_MILLIS = 120_000;
    private static final long LONGEST_MILLIS = 300_000;

    /** Reads what is left of the caller's time in milliseconds, or null; more than five minutes count as five. */
    public static Deadline parse(String header, long arrivedNanos) {
        long millis = header == null ? DEFAULT_MILLIS : millis(header.strip());
        return new Deadline(arrivedNanos + Math.min(millis, LONGEST_MILLIS) * 1_000_000);
    }

    private static long millis(String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw HttpProblem.builder()
                    .withType(URI.create("https://colloquy.io/problems/invalid-request"))
                    .withStatus(400)
                    .withTitle("The request is malformed")
                    .withDetail(HEADER + " must be a whole number of milliseconds")
                    .build();
        }
        return Math.max(Long.parseLong(text), -LONGEST_MILLIS);
    }

    public boolean isPast() {
        return left() <= 0;
    }

    /** What is left, at least a millisecond, because a timer of nothing is refused. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(left(), 1_000_000));
    }

    private long left() {
        return endNanos - System.nanoTime();
    }
}
