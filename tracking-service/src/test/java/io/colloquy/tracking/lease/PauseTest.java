package io.colloquy.tracking.lease;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class PauseTest {
    @Inject
    Sweep sweep;

    @Inject
    TimeTravel time;

    @Inject
    Pool pool;

    private final TrackingClient tracking = new TrackingClient();

    @BeforeEach
    void others() {
        time.everybodyElseBeats();
    }

    @Test
    void aPausedJobHandsOutNothingAndLosesNothing() {
        var id = tracking.createJob("a b", "c", "d", "e", "f");
        var held = tracking.claim(4);
        tracking.control(id, "pause")
                .statusCode(200)
                .body("status", equalTo("paused"))
                .body("eta", nullValue());
        assertEquals(List.of("running", "running", "running", "running", "paused"), tracking.batchStatuses(id));

        tracking.complete(held.get(0)).statusCode(204);
        tracking.release(held.get(1)).statusCode(204);
        tracking.fail(held.get(2), "hiccup").statusCode(204);
        time.leaseRanOut(held.get(3));
        assertEquals(1, sweep.run().await().atMost(Duration.ofSeconds(20)));
        assertTrue(tracking.claim(10).isEmpty());

        assertEquals("paused", tracking.job(id).getString("status"));
        assertEquals(2, tracking.job(id).getInt("done"));
        assertEquals(List.of("completed", "paused", "paused", "paused", "paused"), tracking.batchStatuses(id));

        tracking.control(id, "resume").statusCode(200).body("status", equalTo("running"));
        var rest = tracking.claim(10);
        assertEquals(4, rest.size());
        rest.forEach(claim -> tracking.complete(claim).statusCode(204));
        assertEquals("completed", tracking.job(id).getString("status"));
        assertEquals(6, tracking.job(id).getInt("done"));
    }

    @Test
    void othersAreServedWhileAJobIsPaused() {
        var paused = tracking.createJob("a", "b", "c");
        var held = tracking.claim(3);
        var other = tracking.createJob("d");
        tracking.control(paused, "pause").statusCode(200);
        held.forEach(claim -> tracking.release(claim).statusCode(204));

        assertEquals(other, tracking.claimOne().job());
    }

    @Test
    void aJobPausedBeforeItsStartGoesBackToPending() {
        var id = tracking.createJob("a");
        tracking.control(id, "pause").statusCode(200);
        tracking.control(id, "pause").statusCode(200).body("status", equalTo("paused"));

        tracking.control(id, "resume").statusCode(200).body("status", equalTo("pending"));
        tracking.control(id, "resume").statusCode(200).body("status", equalTo("pending"));
        tracking.control(UUID.randomUUID(), "pause").statusCode(404);
        tracking.control(UUID.randomUUID(), "resume").statusCode(404);
    }

    @Test
    void aPausedJobEndsWhenItsLastRunningBatchEndsIt() {
        var id = tracking.createJob("a", "b");
        var held = tracking.claim(2);
        tracking.control(id, "pause").statusCode(200);
        held.forEach(claim -> tracking.complete(claim).statusCode(204));

        assertEquals("completed", tracking.job(id).getString("status"));
        tracking.control(id, "resume").statusCode(409).body("type", equalTo("https://colloquy.io/problems/job-ended"));
    }

    @Test
    void aPausedJobCanBeCancelled() {
        var id = tracking.createJob("a", "b");
        tracking.claimOne();
        tracking.control(id, "pause").statusCode(200);

        tracking.control(id, "cancel").statusCode(200).body("cancelled", equalTo(2));
    }

    /** Batches come back and are parked while the job is paused and resumed: at rest every one of them is to be had. */
    @Test
    void pausesAndResumesInFullFlightStrandNoBatch() {
        var id = tracking.createJob("a", "b", "c", "d", "e", "f");

        var worker = CompletableFuture.runAsync(() -> {
            for (int turn = 0; turn < 60; turn++) {
                tracking.claim(3).forEach(claim -> tracking.release(claim).statusCode(204));
            }
        });
        while (!worker.isDone()) {
            tracking.control(id, "pause").statusCode(200);
            tracking.control(id, "resume").statusCode(200);
        }
        worker.join();

        assertEquals(6, tracking.claim(10).size());
    }

    /** As a resume stands that has looked for parked batches and has not committed yet. */
    @Test
    void aClaimParksNothingBehindAResumesBack() {
        var id = pausedWithABatchThatCameBack();

        try (var resuming = new OpenTransaction("UPDATE job SET status = 'running' WHERE id = $1", id)) {
            var claims = CompletableFuture.supplyAsync(() -> tracking.claim(5));
            await().until(() -> claims.isDone() || waiting("WITH next"));
            resuming.commit();

            assertEquals(1, claims.join().size());
        }
    }

    @Test
    void aResumeLooksAgainForWhatAClaimParkedMeanwhile() {
        var id = pausedWithABatchThatCameBack();

        try (var between = new OpenTransaction("SELECT 1 FROM job WHERE id = $1 FOR SHARE", id)) {
            var resume = CompletableFuture.supplyAsync(
                    () -> tracking.control(id, "resume").extract().statusCode());
            await().until(() -> waiting("UPDATE job"));
            assertTrue(tracking.claim(5).isEmpty());
            between.commit();

            assertEquals(200, resume.join());
        }
        assertEquals(1, tracking.claim(5).size());
    }

    private UUID pausedWithABatchThatCameBack() {
        var id = tracking.createJob("a");
        var claim = tracking.claimOne();
        tracking.control(id, "pause").statusCode(200);
        tracking.release(claim).statusCode(204);
        return id;
    }

    private boolean waiting(String statement) {
        return pool.preparedQuery("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE $1")
                        .executeAndAwait(Tuple.of(statement + "%"))
                        .size()
                > 0;
    }

    /** Somebody in the middle of something. */
    private final class OpenTransaction implements AutoCloseable {
        private final SqlConnection connection = pool.getConnectionAndAwait();
        private final Transaction transaction = connection.beginAndAwait();

        OpenTransaction(String statement, UUID job) {
            connection.preparedQuery(statement).executeAndAwait(Tuple.of(job));
        }

        void commit() {
            transaction.commitAndAwait();
        }

        @Override
        public void close() {
            connection.closeAndAwait();
        }
    }
}
