package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.rollout.RetrySettings;
import java.time.Duration;

/** When to try the same route again, if at all. */
final class Backoff {
    /** With another route to go to, nobody is kept waiting longer than this for a provider that asks for time. */
    static final Duration LONGEST_WITH_ALTERNATIVE = Duration.ofSeconds(15);

    private Backoff() {}

    /**
     * Gives the pause before the next attempt, or null when there is to be none. What the provider asked for counts before
     * the operator's delays.
     *
     * @param made attempts on this route so far
     * @param most attempts that this route may take
     * @param longest no pause reaches this: the time that is left, or less
     */
    static Duration pause(ProviderFailure failure, int made, int most, RetrySettings settings, Duration longest) {
        if (!failure.retryHere() || made >= most) {
            return null;
        }
        Duration asked = failure.retryAfter();
        Duration pause = asked == null ? settings.delay(made) : asked;
        return pause.compareTo(longest) < 0 ? pause : null;
    }
}
