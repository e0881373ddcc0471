package io.colloquy.summary.backfill;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether the operator wants no nights. */
@ApplicationScoped
class NightlyOff implements Scheduled.SkipPredicate {
    private final boolean off;

    NightlyOff(BackfillConfig config) {
        this.off = !config.nightlyEnabled();
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return off;
    }
}
