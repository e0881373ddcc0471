package io.colloquy.graph.journal;

import io.colloquy.graph.database.Database;
import io.colloquy.graph.database.DatabaseUnavailable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
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

    private final Database database;

    Journal(Database database) {
        this.database = database;
    }

    /** Gives the answer, a lease to get one, or how the awaited holder failed; waits for as long as another holds the key. */
    public Uni<Entry> open(JournalKey key, UUID operationId) {
        var values = named(key).addUUID(operationId).addDouble(LeaseHold.LEASE_SECONDS);
        return database.run(JournalSql.CLAIM, values)
                .chain(rows -> rows.size() > 0
                        ? Uni.createFrom().item(new Entry.Lease(key, operationId))
                        : read(key).chain(row -> standing(key, operationId, row)));
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
        JournalKey key = lease.key();
        var values = named(key)
                .addUUID(lease.operationId())
                .addString(answer.provider())
                .addString(answer.model())
                .addString(answer.promptVersion())
                .addInteger(answer.attempts())
                .addString(answer.answer())
                .addLong(answer.promptTokens())
                .addLong(answer.completionTokens())
                .addBigDecimal(answer.cost());
        return database.run(JournalSql.STORE, values)
                .onFailure(DatabaseUnavailable.class)
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofMillis(500))
                .expireIn(patience.toMillis())
                .onFailure(failure -> !(failure instanceof HttpProblem))
                .transform(exhausted -> new DatabaseUnavailable())
                .chain(rows -> rows.size() > 0
                        ? Uni.createFrom().item(answer)
                        : read(key).map(JournalRow::stored));
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

    private static Tuple named(JournalKey key) {
        return Tuple.tuple()
                .addString(key.row())
                .addString(key.account())
                .addString(key.callerKey())
                .addString(key.purpose())
                .addString(key.requestHash());
    }

    private Uni<JournalRow> read(JournalKey key) {
        return database.run(JournalSql.READ, Tuple.of(key.row())).map(JournalRow::first);
    }

    private Uni<Entry> standing(JournalKey key, UUID operationId, JournalRow row) {
        if (row.isKnown() && !row.isFor(key)) {
            return Uni.createFrom().failure(new KeyReused());
        }
        if (row.isDone()) {
            return Uni.createFrom().item(row.stored());
        }
        return row.isHeld() ? awaited(key, operationId) : open(key, operationId);
    }

    private Uni<Entry> awaited(JournalKey key, UUID operationId) {
        return read(key)
                .onItem()
                .delayIt()
                .by(LOOK_AGAIN)
                .repeat()
                .whilst(row -> row.isHeld() && row.isFor(key))
                .select()
                .last()
                .toUni()
                .chain(row -> row.isFailed() ? Uni.createFrom().item(row.failed()) : standing(key, operationId, row));
    }
}
