package io.colloquy.tracking.schedule;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** What is to be done once a day by one of all replicas. Every bean that is one is run. */
public interface DailyWork {
    /** What its ticks are stored under. */
    String schedule();

    /** When it is due, in UTC. */
    LocalTime at();

    /**
     * Does the work. If it fails, or if its replica dies, the same ticks come again, here or elsewhere.
     *
     * @param ticks those that are due, oldest first; more than one after an outage
     */
    Uni<Void> run(List<Instant> ticks);
}
