package io.colloquy.graph.rollout;

import java.time.Duration;
import java.util.List;

/**
 * How hard a generation is tried where the rollout lets it be.
 *
 * @param maxAttempts retries after the first attempt, 1–5
 * @param delays before each retry; the last one repeats; never empty
 * @param fallback whether the next route is asked when the first one is exhausted
 */
public record RetrySettings(int maxAttempts, List<Duration> delays, boolean fallback) {
    public static final RetrySettings DEFAULT =
            new RetrySettings(3, List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)), true);

    public RetrySettings {
        delays = List.copyOf(delays);
    }

    /** The first attempt and its retries. */
    public int attempts() {
        return 1 + maxAttempts;
    }

    /** How long to wait before a retry; the first retry is 1. */
    public Duration delay(int retry) {
        return delays.get(Math.min(retry, delays.size()) - 1);
    }
}
