package io.colloquy.tracking.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Once a day, at an hour of UTC. */
record Daily(LocalTime at) {
    /** After a longer outage the ticks before these are let go. */
    private static final int MOST = 31;

    /** The latest tick that is not in the future. */
    Instant latest(Instant now) {
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(at);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    /** Every tick after the last one that is not in the future, oldest first. */
    List<Instant> due(Instant last, Instant now) {
        List<Instant> newestFirst = Stream.iterate(latest(now), tick -> tick.isAfter(last), Daily::dayBefore)
                .limit(MOST)
                .toList();
        return newestFirst.stream().sorted().toList();
    }

    private static Instant dayBefore(Instant tick) {
        return tick.minus(1, ChronoUnit.DAYS);
    }
}
