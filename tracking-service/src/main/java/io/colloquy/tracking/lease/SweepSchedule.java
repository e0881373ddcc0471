package io.colloquy.tracking.lease;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Set up in code, because an interval that an operator mistyped must fall back to its default and not stop the start. */
@ApplicationScoped
class SweepSchedule {
    private static final Logger LOG = Logger.getLogger(SweepSchedule.class);

    private final Scheduler scheduler;
    private final Sweep sweep;
    private final BatchMetrics metrics;
    private final LeaseTimes times;

    SweepSchedule(Scheduler scheduler, Sweep sweep, BatchMetrics metrics, LeaseTimes times) {
        this.scheduler = scheduler;
        this.sweep = sweep;
        this.metrics = metrics;
        this.times = times;
    }

    void start(@Observes StartupEvent event) {
        scheduler
                .newJob("sweep")
                .setInterval(times.sweep().toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> patiently(sweep.run().replaceWithVoid()))
                .schedule();
        scheduler
                .newJob("batch-gauges")
                .setInterval("5s")
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> patiently(metrics.refresh()))
                .schedule();
    }

    /** While the database is away there is nothing to sweep; the next turn comes soon. */
    private static Uni<Void> patiently(Uni<Void> task) {
        return task.onFailure()
                .invoke(failure -> LOG.warnf("Put off to the next turn: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
