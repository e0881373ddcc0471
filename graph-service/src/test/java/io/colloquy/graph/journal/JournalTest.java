package io.colloquy.graph.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two callers of this journal stand for two replicas: it keeps nothing in memory. */
@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class JournalTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Journal journal;

    @Inject
    JournalRetention retention;

    @Inject
    Pool pool;

    @Test
    void ofTwentyCallersOneHoldsTheLeaseAndAllGetItsAnswer() {
        var waiting = new ArrayList<Uni<Entry>>();
        for (int i = 0; i < 20; i++) {
            waiting.add(open(key("twenty"))
                    .chain(entry -> entry instanceof Entry.Lease lease
                            ? Uni.createFrom()
                                    .<Entry>item(lease)
                                    .onItem()
                                    .call(held -> journal.store(lease, answer(lease, "first")))
                            : Uni.createFrom().item(entry)));
        }

        var entries = Uni.join().all(waiting).andFailFast().await().atMost(SOON);

        assertEquals(1, entries.stream().filter(Entry.Lease.class::isInstance).count());
        assertEquals(19, entries.stream().filter(Entry.Stored.class::isInstance).count());
    }

    @Test
    void whatIsOlderThanTheRetentionIsForgottenAndNothingElse() {
        Entry.Lease old = lease("old");
        journal.store(old, answer(old, "long ago")).await().atMost(SOON);
        Entry.Lease young = lease("young");
        journal.store(young, answer(young, "yesterday")).await().atMost(SOON);
        Entry.Lease held = lease("held");
        finished("old", 31);
        finished("young", 29);

        retention.forget().await().atMost(SOON);

        assertInstanceOf(Entry.Lease.class, open(key("old")).await().atMost(SOON));
        assertInstanceOf(Entry.Stored.class, open(key("young")).await().atMost(SOON));
        journal.store(held, answer(held, "at last")).await().atMost(SOON);
    }

    @Test
    void aLeaseThatRanOutIsTakenOverAndTheFirstAnswerStays() {
        Entry.Lease crashed = lease("abandoned");
        timePasses("abandoned");

        Entry.Lease second = lease("abandoned");
        journal.store(second, answer(second, "by the second")).await().atMost(SOON);
        Entry.Stored late =
                journal.store(crashed, answer(crashed, "by the first")).await().atMost(SOON);

        assertEquals("by the second", late.answer());
        assertEquals(second.operationId(), late.operationId());
    }

    @Test
    void anAnswerOfAnOvertakenHolderWasPaidForAndIsKept() {
        Entry.Lease frozen = lease("frozen");
        timePasses("frozen");
        Entry.Lease second = lease("frozen");

        journal.store(frozen, answer(frozen, "paid first")).await().atMost(SOON);
        Entry.Stored kept =
                journal.store(second, answer(second, "paid second")).await().atMost(SOON);

        assertEquals("paid first", kept.answer());
    }

    @Test
    void whoWaitsHearsHowTheHolderFailedAndWhoComesLaterMayTry() {
        Entry.Lease holder = lease("failing");
        OffsetDateTime before = databaseTime();
        var waiter = open(key("failing")).subscribeAsCompletionStage();
        Awaitility.await().atMost(SOON).until(() -> hasLookedSince(before));

        journal.fail(holder, "UNAVAILABLE", "The provider answered 500.")
                .await()
                .atMost(SOON);

        var heard = assertInstanceOf(
                Entry.Failed.class,
                Uni.createFrom().completionStage(waiter).await().atMost(SOON));
        assertEquals("The provider answered 500.", heard.detail());
        assertInstanceOf(Entry.Lease.class, open(key("failing")).await().atMost(SOON));
    }

    @Test
    void whoWaitsTakesOverWhenTheHolderGivesUp() {
        Entry.Lease holder = lease("released");
        var waiter = open(key("released")).subscribeAsCompletionStage();

        journal.release(holder).await().atMost(SOON);

        assertInstanceOf(
                Entry.Lease.class,
                Uni.createFrom().completionStage(waiter).await().atMost(SOON));
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefusedWhileTheFirstRuns() {
        lease("reused");

        var other = new JournalKey("local", "reused", "summary", "reused", "another");

        assertThrows(KeyReused.class, () -> open(other).await().atMost(SOON));
    }

    @Test
    void aLeaseIsKeptAliveWhileItsWorkRuns() {
        Entry.Lease holder = lease("long");
        timePasses("long");

        var work =
                journal.holding(holder, Uni.createFrom().nothing()).subscribe().with(never -> {});

        Awaitility.await().atMost(SOON).until(() -> leftOf("long") > 10);
        work.cancel();
        assertTrue(leftOf("long") > 5);
    }

    private Uni<Entry> open(JournalKey key) {
        var operationId = UUID.randomUUID();
        return journal.open(key, operationId, () -> journal.claim(key, operationId));
    }

    private Entry.Lease lease(String key) {
        return assertInstanceOf(Entry.Lease.class, open(key(key)).await().atMost(SOON));
    }

    private void finished(String name, int daysAgo) {
        pool.preparedQuery("UPDATE generation SET finished_at = now() - make_interval(days => $2) WHERE key = $1")
                .execute(Tuple.of(key(name).row(), daysAgo))
                .await()
                .atMost(SOON);
    }

    private void timePasses(String key) {
        pool.query("UPDATE generation SET lease_until = now() - interval '1 second' WHERE caller_key = '" + key + "'")
                .execute()
                .await()
                .atMost(SOON);
    }

    private OffsetDateTime databaseTime() {
        return pool.query("SELECT clock_timestamp() AS now")
                .execute()
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getOffsetDateTime("now");
    }

    /** A waiter whose first look comes after the failure would find the key free, and rightly take it. */
    private boolean hasLookedSince(OffsetDateTime time) {
        return pool.preparedQuery(
                                "SELECT FROM pg_stat_activity WHERE query = $1 AND state = 'idle' AND query_start > $2")
                        .execute(Tuple.of(JournalSql.READ, time))
                        .await()
                        .atMost(SOON)
                        .size()
                > 0;
    }

    private double leftOf(String key) {
        return pool.query(
                        "SELECT extract(epoch FROM lease_until - now())::float8 AS s FROM generation WHERE caller_key = '"
                                + key + "'")
                .execute()
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getDouble("s");
    }

    private static JournalKey key(String key) {
        return new JournalKey("local", key, "summary", key, "same");
    }

    private static Entry.Stored answer(Entry.Lease lease, String text) {
        UUID id = lease.operationId();
        return new Entry.Stored(id, "offline", "lexrank-1", "summary/1", 1, text, null, null, null);
    }
}
