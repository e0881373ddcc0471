package io.colloquy.tracking.lease;

import io.colloquy.tracking.setting.OperatorDuration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long a lease lasts, how often the expired ones are swept up, and how long an attempt may stand still. */
@ApplicationScoped
class LeaseTimes {
    private static final OperatorDuration LEASE = new OperatorDuration(
            "LEASE_DURATION", Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofSeconds(30));
    private static final OperatorDuration SWEEP = new OperatorDuration(
            "SWEEP_INTERVAL", Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(5));
    private static final OperatorDuration STANDSTILL = new OperatorDuration(
            "CRASH_DETECTION_TIMEOUT", Duration.ofSeconds(10), Duration.ofHours(24), Duration.ofMinutes(10));

    private final Duration lease;
    private final Duration sweep;
    private final Duration standstill;

    LeaseTimes(LeaseConfig config) {
        this.lease = LEASE.read(config.duration());
        this.sweep = SWEEP.read(config.sweepInterval());
        this.standstill = STANDSTILL.read(config.crashDetectionTimeout());
    }

    Duration lease() {
        return lease;
    }

    Duration sweep() {
        return sweep;
    }

    Duration standstill() {
        return standstill;
    }
}
