package io.colloquy.tracking.schedule;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks for ticks that are due, on every replica. Work that is under way holds its ticks as a lease. */
@ApplicationScoped
class Schedules {
    private static final Logger LOG = Logger.getLogger(Schedules.class);

    private final Ticks ticks;
    private final List<DailyWork> daily;

    Schedules(Ticks ticks, @All List<DailyWork> daily) {
        this.ticks = ticks;
        this.daily = daily;
    }

    @Scheduled(every = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Multi.createFrom()
                .iterable(daily)
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .collect()
                .last();
    }

    Uni<Void> look(DailyWork work) {
        UUID run = UUID.randomUUID();
        return ticks.take(work.schedule(), new Daily(work.at()), run)
                .flatMap(due -> due.isEmpty() ? Uni.createFrom().voidItem() : run(work, due, run))
                .onFailure()
                .invoke(failure -> LOG.warnf("%s is tried again soon: %s", work.schedule(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> run(DailyWork work, List<Instant> due, UUID run) {
        Cancellable holding = hold(work, run);
        return work.run(due)
                .flatMap(finished -> ticks.done(work.schedule(), run))
                .onTermination()
                .invoke(holding::cancel);
    }

    private Cancellable hold(DailyWork work, UUID run) {
        return Multi.createFrom()
                .ticks()
                .every(Ticks.HELD.dividedBy(4))
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> ticks.hold(work.schedule(), run).onFailure().recoverWithNull())
                .subscribe()
                .with(held -> {});
    }
}
