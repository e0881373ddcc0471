package io.colloquy.graph.journal;

import io.colloquy.graph.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Renews a lease on a timer for as long as some work is subscribed to. */
record LeaseHold(Database database, Entry.Lease lease) {
    private static final Duration RENEW_EVERY = Duration.ofSeconds(4);
    private static final Logger LOG = Logger.getLogger(LeaseHold.class);

    <T> Uni<T> during(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            Cancellable renewals = renewing();
            return work.onTermination().invoke(renewals::cancel);
        });
    }

    private Cancellable renewing() {
        return Multi.createFrom()
                .ticks()
                .startingAfter(RENEW_EVERY)
                .every(RENEW_EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> renewed())
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("the lease of %s is renewed no more", lease.operationId()));
    }

    /** A renewal that fails is not the end: the next may reach the database again before the lease runs out. */
    private Uni<Boolean> renewed() {
        return database.run(JournalSql.RENEW, Tuple.of(lease.key().row(), lease.operationId(), Journal.LEASE_SECONDS))
                .map(rows -> rows.rowCount() > 0)
                .onFailure()
                .recoverWithItem(false);
    }
}
