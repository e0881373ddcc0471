package io.colloquy.faultwall;

import java.time.Duration;

/**
 * How fast a wall speaks and how long its faults last.
 *
 * @param firstToken before a healthy answer begins
 * @param token between two tokens of a stream
 * @param slow before the first token of {@code fault-slow}
 * @param stall the silence in the middle of {@code fault-stall}
 * @param outage how long {@code fault-outage} is down after its first request, and {@code fault-flapping} down and up in turn
 * @param retryAfter what {@code fault-429-seconds} and {@code fault-429-date} ask for; whole seconds
 */
public record Pace(
        Duration firstToken, Duration token, Duration slow, Duration stall, Duration outage, Duration retryAfter) {
    /** Tokens at once; the faults as long as the public bench has them. */
    public static final Pace USUAL = new Pace(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2));

    public Pace withFirstToken(Duration wanted) {
        return new Pace(wanted, token, slow, stall, outage, retryAfter);
    }

    public Pace withToken(Duration wanted) {
        return new Pace(firstToken, wanted, slow, stall, outage, retryAfter);
    }

    public Pace withSlow(Duration wanted) {
        return new Pace(firstToken, token, wanted, stall, outage, retryAfter);
    }

    public Pace withStall(Duration wanted) {
        return new Pace(firstToken, token, slow, wanted, outage, retryAfter);
    }

    public Pace withOutage(Duration wanted) {
        return new Pace(firstToken, token, slow, stall, wanted, retryAfter);
    }

    public Pace withRetryAfter(Duration wanted) {
        return new Pace(firstToken, token, slow, stall, outage, wanted);
    }
}
