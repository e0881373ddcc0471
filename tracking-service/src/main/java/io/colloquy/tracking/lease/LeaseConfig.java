package io.colloquy.tracking.lease;

import io.smallrye.config.ConfigMapping;

/** As operators wrote it; {@link LeaseTimes} reads it. */
@ConfigMapping(prefix = "colloquy.lease")
interface LeaseConfig {
    /** LEASE_DURATION. */
    String duration();

    /** SWEEP_INTERVAL. */
    String sweepInterval();

    /** CRASH_DETECTION_TIMEOUT. */
    String crashDetectionTimeout();
}
