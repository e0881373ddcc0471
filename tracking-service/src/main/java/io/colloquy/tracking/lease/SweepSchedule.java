package io.colloquy.tracking.lease;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Set up in code, because an interval that an operator mistyped must fall back to its default and not stop the start. */
@ApplicationScoped
class SweepSchedule {
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
                .setAsyncTask(execution -> sweep.run().replaceWithVoid())
                .schedule();
        scheduler
                .newJob("batch-gauges")
                .setInterval("5s")
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> metrics.refresh())
                .schedule();
    }
}
