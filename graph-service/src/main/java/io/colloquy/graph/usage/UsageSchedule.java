package io.colloquy.graph.usage;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Takes dead reservations back and adds the ledger up again, every so often, in every replica. */
@Singleton
class UsageSchedule {
    private static final Logger LOG = Logger.getLogger(UsageSchedule.class);
    /** What can still change, and a day for a clock that is wrong; all of it is for the command and its request. */
    private static final int DAYS_WATCHED = 2;

    private final UsageSettings settings;
    private final ExpirySweep sweep;
    private final LedgerCheck check;
    private final LedgerMetrics metrics;
    private Cancellable turns;

    UsageSchedule(UsageSettings settings, ExpirySweep sweep, LedgerCheck check, LedgerMetrics metrics) {
        this.settings = settings;
        this.sweep = sweep;
        this.check = check;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        turns = Multi.createFrom()
                .ticks()
                .every(settings.sweepEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> turn())
                .subscribe()
                .with(done -> {});
    }

    @PreDestroy
    void stop() {
        if (turns != null) {
            turns.cancel();
        }
    }

    /** While the database is away there is nothing to sweep; the next turn comes soon. */
    private Uni<Void> turn() {
        return sweep.run()
                .chain(sweep::seal)
                .chain(forgotten -> check.since(LocalDate.now(ZoneOffset.UTC).minusDays(DAYS_WATCHED)))
                .invoke(findings -> tell(findings.size()))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("Put off to the next turn: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private void tell(int findings) {
        metrics.drift(findings);
        if (findings > 0) {
            LOG.errorf("%d numbers of the usage ledger are wrong; see ./colloquy usage verify", findings);
        }
    }
}
