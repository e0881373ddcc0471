package io.colloquy.tracking.lease;

import static io.restassured.RestAssured.given;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class CrashTest {
    private static final String LEASE_LOST = "https://colloquy.io/problems/lease-lost";

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
    void aFrozenWorkerChangesNothing() {
        var id = tracking.createJob("a b");
        var frozen = tracking.claimOne();
        time.leaseRanOut(frozen);
        assertEquals(1, swept());
        var successor = tracking.claimOne();
        assertEquals(2, successor.attempt());

        tracking.heartbeat(frozen, 1).statusCode(409).body("type", equalTo(LEASE_LOST));
        tracking.complete(frozen).statusCode(409).body("type", equalTo(LEASE_LOST));
        tracking.fail(frozen, "too late").statusCode(409).body("type", equalTo(LEASE_LOST));
        tracking.release(frozen).statusCode(409).body("type", equalTo(LEASE_LOST));

        assertEquals(0, tracking.job(id).getInt("done"));
        tracking.complete(successor).statusCode(204);
        assertEquals(2, tracking.job(id).getInt("done"));
    }

    @Test
    void aSweptHolderIsRefusedBeforeAnybodyElseHasClaimed() {
        tracking.createJob("a");
        var frozen = tracking.claimOne();
        time.leaseRanOut(frozen);
        swept();

        tracking.complete(frozen).statusCode(409).body("type", equalTo(LEASE_LOST));
    }

    @Test
    void howManyJobsMayHaveCrashedIsCountedByJobsNotBatches() {
        tracking.createJob("a", "b");
        tracking.createJob("c");
        tracking.claim(3).forEach(time::leaseRanOut);

        assertEquals(2, swept());
        assertEquals(0, swept());
    }

    @Test
    void neitherAgeNorWaitingIsACrash() {
        tracking.createJob("a b", "c");
        var claim = tracking.claimOne();
        time.claimedTenDaysAgo(claim);

        assertEquals(0, swept());
        tracking.heartbeat(claim, 1).statusCode(200);
    }

    @Test
    void anAttemptThatBeatsButDoesNotGetOnLosesItsBatch() {
        tracking.createJob("a b");
        var claim = tracking.claimOne();
        time.noProgressForElevenMinutes(claim);
        tracking.heartbeat(claim, 0).statusCode(200);

        assertEquals(1, swept());
        tracking.heartbeat(claim, 0).statusCode(409);
    }

    @Test
    void oneMoreItemDoneIsProgress() {
        tracking.createJob("a b");
        var claim = tracking.claimOne();
        time.noProgressForElevenMinutes(claim);
        tracking.heartbeat(claim, 1).statusCode(200);

        assertEquals(0, swept());
    }

    @Test
    void theThirdCrashSplitsABatchAndTheHalvesNameTheirAncestors() {
        var id = tracking.createJob("a b c d e");
        crash(3);

        var halves = tracking.claim(5);
        assertEquals(List.of(2, 3), halves.stream().map(Claimed::batch).toList());
        assertEquals(List.of("a", "b"), halves.get(0).items());
        assertEquals(List.of("c", "d", "e"), halves.get(1).items());
        assertEquals(List.of(1), halves.get(0).supersedes());
        tracking.release(halves.get(1));
        tracking.complete(halves.get(0)).statusCode(204);
        crash(3);

        var quarters = tracking.claim(5);
        assertEquals(
                List.of(List.of(1, 3), List.of(1, 3)),
                quarters.stream().map(Claimed::supersedes).toList());
        quarters.forEach(quarter -> tracking.complete(quarter).statusCode(204));
        assertEquals("completed", tracking.job(id).getString("status"));
        assertEquals(5, tracking.job(id).getInt("done"));
    }

    @Test
    void onePoisonItemAmongFiveHundredIsNamedAndAllOthersComplete() {
        String[] batches = IntStream.range(0, 5)
                .mapToObj(batch -> IntStream.range(0, 100)
                        .mapToObj(item -> "item-" + (batch * 100 + item))
                        .collect(Collectors.joining(" ")))
                .toArray(String[]::new);
        var id = tracking.createJob(batches);

        for (var claims = tracking.claim(10); !claims.isEmpty(); claims = tracking.claim(10)) {
            for (var claim : claims) {
                if (claim.items().contains("item-342")) {
                    time.leaseRanOut(claim);
                } else {
                    tracking.complete(claim).statusCode(204);
                }
            }
            swept();
        }

        var job = tracking.job(id);
        assertEquals("completed_with_errors", job.getString("status"));
        assertEquals(499, job.getInt("done"));
        assertEquals(1, job.getInt("crashed"));
        assertEquals(100, job.getInt("percent"));
        var messages = given().get("/api/jobs/" + id + "/messages").jsonPath();
        assertEquals(List.of("item-342"), messages.getList("items.findAll { it.severity == 'error' }.item"));
        assertTrue(messages.getString("items[-1].text").contains("item-342"));
    }

    private void crash(int times) {
        for (int crash = 0; crash < times; crash++) {
            time.leaseRanOut(tracking.claimOne());
            swept();
        }
    }

    private int swept() {
        return sweep.run().await().atMost(Duration.ofSeconds(20));
    }
}
