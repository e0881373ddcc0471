package io.colloquy.tracking.lease;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.TrackingClient.Claimed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class CancelTest {
    private static final String LEASE_LOST = "https://colloquy.io/problems/lease-lost";
    private static final String JOB_ENDED = "https://colloquy.io/problems/job-ended";

    @Inject
    Sweep sweep;

    @Inject
    TimeTravel time;

    private final TrackingClient tracking = new TrackingClient();

    @BeforeEach
    void others() {
        time.everybodyElseBeats();
    }

    @Test
    void aCancelledJobEndsAtOnceAndItsCountsReachTheTotal() {
        var id = tracking.createJob("a b", "c d", "e");
        tracking.complete(tracking.claimOne(), 1, 1, 0, 0);
        tracking.claimOne();

        tracking.control(id, "cancel")
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("cancelled", equalTo(3))
                .body("percent", equalTo(100));

        assertEquals(List.of("completed", "cancelled", "cancelled"), tracking.batchStatuses(id));
        assertEquals(2, tracking.job(id).getInt("done") + tracking.job(id).getInt("failed"));
        assertTrue(tracking.claim(5).isEmpty());
    }

    @Test
    void aRepeatedCancelGetsTheSameAnswerAndAnotherEndIsAConflict() {
        var id = tracking.createJob("a");
        String first = tracking.control(id, "cancel").statusCode(200).extract().asString();
        assertEquals(
                first, tracking.control(id, "cancel").statusCode(200).extract().asString());

        var done = tracking.createJob("a");
        tracking.complete(tracking.claimOne());
        tracking.control(done, "cancel").statusCode(409).body("type", equalTo(JOB_ENDED));
        tracking.control(UUID.randomUUID(), "cancel").statusCode(404);
    }

    @Test
    void whoHeldABatchOfACancelledJobIsRefused() {
        var id = tracking.createJob("a", "b", "c", "d");
        var held = tracking.claim(4);
        tracking.control(id, "cancel").statusCode(200);

        tracking.heartbeat(held.get(0), 1).statusCode(409).body("type", equalTo(LEASE_LOST));
        tracking.complete(held.get(1)).statusCode(409).body("type", equalTo(LEASE_LOST));
        tracking.fail(held.get(2), "too late").statusCode(409).body("type", equalTo(LEASE_LOST));
        tracking.release(held.get(3)).statusCode(409).body("type", equalTo(LEASE_LOST));

        assertEquals(4, tracking.job(id).getInt("cancelled"));
    }

    @Test
    void aCancelledJobNeverStartsAgain() {
        var id = tracking.createJob("a b", "c");
        var held = tracking.claimOne();
        tracking.control(id, "cancel").statusCode(200);

        time.leaseRanOut(held);
        assertEquals(0, swept());
        tracking.fail(held, "late");
        tracking.release(held);
        tracking.complete(held);
        tracking.control(id, "resume").statusCode(409).body("type", equalTo(JOB_ENDED));
        tracking.control(id, "pause").statusCode(409).body("type", equalTo(JOB_ENDED));
        tracking.post("/internal/jobs", tracking.job(id, "a b", "c")).then().statusCode(200);

        assertTrue(tracking.claim(5).isEmpty());
        assertEquals("cancelled", tracking.job(id).getString("status"));
        assertEquals(3, tracking.job(id).getInt("cancelled"));
    }

    @Test
    void aFailedJobNeverStartsAgain() {
        var id = tracking.createJob("a");
        Claimed last = null;
        for (int attempt = 0; attempt < 3; attempt++) {
            last = tracking.claimOne();
            tracking.fail(last, "no").statusCode(204);
        }

        time.leaseRanOut(last);
        assertEquals(0, swept());
        tracking.fail(last, "late").statusCode(409);
        tracking.release(last).statusCode(409);
        tracking.complete(last).statusCode(409);
        for (String verb : List.of("cancel", "pause", "resume")) {
            tracking.control(id, verb).statusCode(409).body("type", equalTo(JOB_ENDED));
        }
        tracking.post("/internal/jobs", tracking.job(id, "a")).then().statusCode(200);

        assertTrue(tracking.claim(5).isEmpty());
        assertEquals("failed", tracking.job(id).getString("status"));
    }

    /** Every batch is counted by exactly one of the two, however they meet; the database's checks refuse anything else. */
    @Test
    void aCancelThatRacesWithCompletionsCountsEveryItemOnce() {
        for (int round = 0; round < 10; round++) {
            var id = tracking.createJob(
                    IntStream.range(0, 12).mapToObj(item -> "item-" + item).toArray(String[]::new));
            var held = tracking.claim(12);
            int ahead = round;

            var completions = held.stream()
                    .map(claim -> CompletableFuture.supplyAsync(
                            () -> tracking.complete(claim).extract().statusCode()))
                    .toList();
            await(completions.subList(0, ahead));
            var cancel = CompletableFuture.supplyAsync(
                    () -> tracking.control(id, "cancel").extract().statusCode());

            long accepted =
                    await(completions).stream().filter(code -> code == 204).count();
            var job = tracking.job(id);
            assertEquals(accepted, job.getInt("done"));
            assertEquals(12, job.getInt("done") + job.getInt("cancelled"));
            assertEquals(cancel.join() == 200 ? "cancelled" : "completed", job.getString("status"));
        }
    }

    /** The third crash makes two batches where there was one, while the cancel is looking. */
    @Test
    void aCancelThatRacesWithSplitsLeavesNothingOpen() {
        for (int round = 0; round < 8; round++) {
            var id = tracking.createJob("a b", "c d", "e f", "g h");
            for (int crash = 0; crash < 2; crash++) {
                tracking.claim(4).forEach(time::leaseRanOut);
                swept();
            }
            tracking.claim(4).forEach(time::leaseRanOut);

            var sweeps = CompletableFuture.runAsync(this::swept);
            tracking.control(id, "cancel").statusCode(200).body("cancelled", equalTo(8));
            sweeps.join();

            assertEquals("cancelled", tracking.job(id).getString("status"));
            assertTrue(tracking.claim(10).isEmpty());
        }
    }

    private static List<Integer> await(List<CompletableFuture<Integer>> calls) {
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private int swept() {
        return sweep.run().await().atMost(Duration.ofSeconds(20));
    }
}
