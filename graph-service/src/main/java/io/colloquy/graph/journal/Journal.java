package io.colloquy.graph.journal;

import io.colloquy.graph.database.Database;
import io.colloquy.graph.database.DatabaseUnavailable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Answers by key. Of all callers with one key, in any replica, one holds a lease and may call a provider; the others wait
 * for what it gets. No transaction is open meanwhile: the lease is a row, and time is the database's.
 */
@ApplicationScoped
public class Journal {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration STORE_FOR = Duration.ofMillis(2_500);
    private static final Duration STORE_LATER_FOR = Duration.ofMinutes(5);
    private static final Logger LOG = Logger.getLogger(Journal.class);

    /** How long a killed replica keeps others from its keys, at most. */
    public static final double LEASE_SECONDS = 15;

    private final Database database;
    private final Storing storing;

    Journal(Database database) {
        this.database = database;
        this.storing = new Storing(database);
    }

    /**
     * Gives the answer, a lease to get one, or how the awaited holder failed; waits for as long as another holds the key.
     *
     * @param claim claims the key for the operation, {@link #claim} or a statement that does the same; false: not free
     */
    public Uni<Entry> open(JournalKey key, UUID operationId, Supplier<Uni<Boolean>> claim) {
        return claim.get()
                .chain(claimed -> claimed
                        ? Uni.createFrom().item(new Entry.Lease(key, operationId))
                        : read(key).chain(row -> standing(key, row, () -> open(key, operationId, claim))));
    }

    /** Claims a key that is free, failed or abandoned; of many callers one gets it. */
    public Uni<Boolean> claim(JournalKey key, UUID operationId) {
        var values = Tuple.tuple()
                .addString(key.account())
                .addUUID(operationId)
                .addString(key.row())
                .addString(key.callerKey())
                .addString(key.purpose())
                .addString(key.requestHash())
                .addDouble(LEASE_SECONDS);
        return database.run(JournalSql.CLAIM, values).map(rows -> rows.size() > 0);
    }

    /** Stores what was paid for, and answers with what the journal holds then: ours, or an earlier one. */
    public Uni<Entry.Stored> store(Entry.Lease lease, Entry.Stored answer) {
        return store(lease, answer, STORE_FOR).ifNoItem().after(STORE_FOR).failWith(DatabaseUnavailable::new);
    }

    /** Goes on trying for minutes; whoever asks in the meantime may have to pay again. */
    public void storeLater(Entry.Lease lease, Entry.Stored answer) {
        store(lease, answer, STORE_LATER_FOR)
                .subscribe()
                .with(
                        stored -> LOG.infof("the answer of %s is kept now", lease.operationId()),
                        failure -> LOG.errorf("the answer of %s could not be kept", lease.operationId()));
    }

    private Uni<Entry.Stored> store(Entry.Lease lease, Entry.Stored answer, Duration patience) {
        return storing.store(lease.key(), answer)
                .onFailure(DatabaseUnavailable.class)
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofMillis(500))
                .expireIn(patience.toMillis())
                .onFailure(failure -> !(failure instanceof HttpProblem))
                .transform(exhausted -> new DatabaseUnavailable())
                .chain(first -> first
                        ? Uni.createFrom().item(answer)
                        : read(lease.key()).map(JournalRow::stored));
    }

    /** Ends the lease and tells those who wait; the next new caller tries again. */
    public Uni<Void> fail(Entry.Lease lease, String failure, String detail) {
        return database.run(JournalSql.FAIL, Tuple.of(lease.key().row(), lease.operationId(), failure, detail))
                .replaceWithVoid();
    }

    /** Ends the lease as if it had never been: one of those who wait takes over. */
    public Uni<Void> release(Entry.Lease lease) {
        return database.run(JournalSql.RELEASE, Tuple.of(lease.key().row(), lease.operationId()))
                .replaceWithVoid();
    }

    /** Runs work while its lease is kept alive, so that a lease can be short and a call long. */
    public <T> Uni<T> holding(Entry.Lease lease, Uni<T> work) {
        return new LeaseHold(database, lease).during(work);
    }

    private Uni<JournalRow> read(JournalKey key) {
        return database.run(JournalSql.READ, Tuple.of(key.row(), key.account())).map(JournalRow::first);
    }

    private Uni<Entry> standing(JournalKey key, JournalRow row, Supplier<Uni<Entry>> again) {
        if (row.isKnown() && !row.isFor(key)) {
            return Uni.createFrom().failure(new KeyReused());
        }
        if (row.isDone()) {
            return Uni.createFrom().item(row.stored());
        }
        return row.isHeld() ? awaited(key, again) : again.get();
    }

    private Uni<Entry> awaited(JournalKey key, Supplier<Uni<Entry>> again) {
        return read(key)
                .onItem()
                .delayIt()
                .by(LOOK_AGAIN)
                .repeat()
                .whilst(row -> row.isHeld() && row.isFor(key))
                .select()
                .last()
                .toUni()
                .chain(row -> row.isFailed() ? Uni.createFrom().item(row.failed()) : standing(key, row, again));
    }
}
