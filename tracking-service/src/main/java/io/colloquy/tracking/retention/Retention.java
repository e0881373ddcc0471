package io.colloquy.tracking.retention;

import io.colloquy.tracking.event.EventPruning;
import io.colloquy.tracking.schedule.DailyWork;
import io.colloquy.tracking.statistics.StatisticsPruning;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jboss.logging.Logger;

/** Every night, what nobody needs any more goes. One run makes up for any number of missed ones. */
@ApplicationScoped
class Retention implements DailyWork {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final ExpiredJobs jobs;
    private final EventPruning events;
    private final StatisticsPruning statistics;
    private final Duration kept;

    Retention(ExpiredJobs jobs, EventPruning events, StatisticsPruning statistics, RetentionConfig config) {
        this.jobs = jobs;
        this.events = events;
        this.statistics = statistics;
        this.kept = config.ofFinishedJobs();
    }

    @Override
    public String schedule() {
        return "retention";
    }

    @Override
    public LocalTime at() {
        return LocalTime.of(3, 0);
    }

    @Override
    public Uni<Void> run(List<Instant> ticks) {
        return jobs.deleteOlderThan(kept)
                .flatMap(deleted -> events.olderThanADay()
                        .flatMap(pruned -> statistics.prune().invoke(forgotten -> tell(deleted, pruned, forgotten))))
                .replaceWithVoid();
    }

    private static void tell(int jobs, int events, int statistics) {
        LOG.infof(
                "Cleaned up: %d finished jobs, %d events of unfinished jobs, %d rows of old statistics",
                jobs, events, statistics);
    }
}
