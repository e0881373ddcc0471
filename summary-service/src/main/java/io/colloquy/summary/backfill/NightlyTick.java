package io.colloquy.summary.backfill;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** When the nightly run is due: 02:00 UTC. */
final class NightlyTick {
    private static final LocalTime HOUR = LocalTime.of(2, 0);

    private NightlyTick() {}

    /** The latest tick that is not in the future. Ticks missed before it need no run of their own: it looks back a week. */
    static Instant latest(Instant now) {
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(HOUR);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
