package io.colloquy.tracking.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.job.JobDeletion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a stream does when what it should tell is no longer there. */
@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class GapTest {
    @TestHTTPResource("/api/jobs/")
    URI jobs;

    @Inject
    Pool pool;

    @Inject
    EventPruning pruning;

    @Inject
    JobDeletion deletion;

    private final TrackingClient tracking = new TrackingClient();

    @Test
    void aPositionBeforeWhatIsKeptIsAnsweredWithTheJobAsItIsFirst() {
        var id = tracking.createJob("a", "b", "c", "d");
        var before = open(id, null);
        tracking.complete(tracking.claimOne());
        tracking.complete(tracking.claimOne());
        Awaitility.await().until(() -> before.names().size() == 4);
        twoDaysPassFor(id);
        assertEquals(2, prune());

        var late = open(id, before.ids().get(0).toString());
        var uptodate = open(id, before.ids().get(3).toString());
        var fresh = open(id, null);
        tracking.complete(tracking.claimOne());
        tracking.complete(tracking.claimOne());

        late.awaitEnd();
        assertEquals(List.of("stale", "progress", "progress", "finished"), late.names());
        assertEquals(0, late.ids().get(0));
        assertEquals(50, late.events().get(0).json().getInteger("percent"));
        assertEquals(id.toString(), late.events().get(0).json().getString("id"));
        assertEquals(before.ids().get(3), late.ids().get(1));
        uptodate.awaitEnd();
        assertEquals(List.of("progress", "finished"), uptodate.names());
        fresh.awaitEnd();
        assertEquals(List.of("created", "progress", "progress", "finished"), fresh.names());
        before.awaitEnd();
        assertEquals(6, before.names().size());
    }

    @Test
    void aPositionThatARestoredDatabaseDoesNotKnowIsStaleToo() {
        var id = tracking.createJob("a");
        tracking.complete(tracking.claimOne());

        var reader = open(id, "999999999999");

        reader.awaitEnd();
        assertEquals(List.of("stale", "finished"), reader.names());
    }

    @Test
    void aDeletedJobEndsItsStreams() {
        var id = tracking.createJob("a");
        var reader = open(id, null);
        Awaitility.await().until(() -> reader.names().contains("created"));

        // As if the stream had slept through the end as well as the deletion.
        pool.preparedQuery("DELETE FROM job_event WHERE job_id = $1").executeAndAwait(Tuple.of(id));
        pool.preparedQuery("DELETE FROM batch WHERE job_id = $1").executeAndAwait(Tuple.of(id));
        pool.preparedQuery("DELETE FROM job WHERE id = $1").executeAndAwait(Tuple.of(id));

        reader.awaitEnd();
        assertEquals(List.of("created"), reader.names());
    }

    @Test
    void pruningTouchesNoFinishedJobAndNothingYoungerThanADay() {
        var finished = tracking.createJob("a", "b");
        tracking.complete(tracking.claimOne());
        tracking.complete(tracking.claimOne());
        var running = tracking.createJob("a", "b", "c");
        tracking.complete(tracking.claimOne());
        tracking.complete(tracking.claimOne());
        twoDaysPassFor(finished);

        prune();

        assertEquals(4, events(finished));
        assertEquals(4, events(running));
        assertTrue(deletion.delete(List.of(finished)).await().atMost(Duration.ofSeconds(5)) == 1);
    }

    @Test
    void aLongHistoryIsPrunedPageByPageAndItsNewestViewStays() {
        var id = tracking.createJob("a");
        pool.preparedQuery(
                        "INSERT INTO job_event (job_id, name, data) SELECT $1, 'progress', '{}' FROM generate_series(1, 2500)")
                .executeAndAwait(Tuple.of(id));
        twoDaysPassFor(id);

        assertEquals(2499, prune());

        assertEquals(2, events(id));
        tracking.complete(tracking.claimOne()).statusCode(204);
    }

    private int prune() {
        return pruning.olderThanADay().await().atMost(Duration.ofSeconds(20));
    }

    private int events(UUID id) {
        return pool.preparedQuery("SELECT count(*)::int AS events FROM job_event WHERE job_id = $1")
                .executeAndAwait(Tuple.of(id))
                .iterator()
                .next()
                .getInteger("events");
    }

    private void twoDaysPassFor(UUID id) {
        pool.preparedQuery("UPDATE job_event SET created_at = created_at - interval '2 days' WHERE job_id = $1")
                .executeAndAwait(Tuple.of(id));
        pool.preparedQuery("UPDATE job SET created_at = created_at - interval '2 days' WHERE id = $1")
                .executeAndAwait(Tuple.of(id));
    }

    private SseReader open(UUID id, String lastEventId) {
        return SseReader.open(jobs.resolve(id + "/events"), lastEventId);
    }
}
