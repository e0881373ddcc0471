package io.colloquy.batchworker;

import java.time.Duration;

/**
 * How long the holder may still believe in its lease, by its own monotonic clock. Counted from when the claim or renewal was
 * <em>sent</em>: the queue's lease began later than that, so it also ends later.
 */
final class LeaseClock {
    /** The share of a lease kept in reserve, so that the work has stopped before anyone else may start it. */
    private static final int RESERVE = 6;

    private long endsAt;
    private Duration lease;

    LeaseClock(long sentNanos, Duration lease) {
        renewed(sentNanos, lease);
    }

    void renewed(long sentNanos, Duration renewedLease) {
        lease = renewedLease;
        endsAt = sentNanos + renewedLease.minus(renewedLease.dividedBy(RESERVE)).toNanos();
    }

    Duration left(long nowNanos) {
        return Duration.ofNanos(endsAt - nowNanos);
    }

    boolean over(long nowNanos) {
        return endsAt - nowNanos <= 0;
    }

    /** When to renew next: as wished, but at least three times in a lease. */
    Duration renewal(Duration wished) {
        Duration third = lease.dividedBy(3);
        return wished.compareTo(third) < 0 ? wished : third;
    }
}
