package io.colloquy.tracking.lease;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class LeaseTest {
    private static final String LEASE_LOST = "https://colloquy.io/problems/lease-lost";

    private final TrackingClient tracking = new TrackingClient();

    @Test
    void aJobGoesFromPendingOverRunningToCompleted() {
        var id = tracking.createJob("a b", "c");
        assertEquals("pending", tracking.job(id).getString("status"));

        var first = tracking.claimOne();
        assertEquals(List.of("a", "b"), first.items());
        assertEquals(1, first.attempt());
        assertEquals(7, first.json().getJsonObject("payload").getInteger("plan"));
        assertEquals(30_000, first.json().getLong("leaseMs"));
        assertEquals("running", tracking.job(id).getString("status"));

        tracking.heartbeat(first, 1).statusCode(200).body("leaseMs", equalTo(30_000));
        tracking.complete(first).statusCode(204);
        assertEquals(66, tracking.job(id).getInt("percent"));

        tracking.complete(tracking.claimOne(), 0, 0, 1, 0).statusCode(204);
        var job = tracking.job(id);
        assertEquals("completed", job.getString("status"));
        assertEquals(100, job.getInt("percent"));
        assertEquals(2, job.getInt("done"));
        assertEquals(1, job.getInt("skipped"));
        assertTrue(tracking.claim(5).isEmpty());
    }

    @Test
    void aCompletionRepeatedByItsHolderIsAnsweredAlikeAndCountedOnce() {
        var id = tracking.createJob("a", "b");
        var claim = tracking.claimOne();

        tracking.complete(claim).statusCode(204);
        tracking.complete(claim).statusCode(204);

        assertEquals(1, tracking.job(id).getInt("done"));
    }

    @Test
    void countsMustAddUpToTheItems() {
        var id = tracking.createJob("a b c");
        var claim = tracking.claimOne();

        tracking.complete(claim, 1, 1, 0, 0)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("the batch has 3 items"));
        tracking.heartbeat(claim, 4).statusCode(422);

        assertEquals(0, tracking.job(id).getInt("done"));
        tracking.complete(claim, 1, 1, 0, 1).statusCode(204);
        assertEquals("completed_with_errors", tracking.job(id).getString("status"));
    }

    @Test
    void aReleasedBatchComesBackWithoutHavingCostAnAttempt() {
        tracking.createJob("a");
        var claim = tracking.claimOne();

        tracking.release(claim).statusCode(204);
        tracking.release(claim).statusCode(409).body("type", equalTo(LEASE_LOST));

        var again = tracking.claimOne();
        assertEquals(1, again.attempt());
        assertTrue(again.fence() > claim.fence());
    }

    @Test
    void aBatchThatFailsThreeTimesHasFailedAndTheJobSaysWhy() {
        var id = tracking.createJob("a b");

        for (int attempt = 1; attempt <= 3; attempt++) {
            var claim = tracking.claimOne();
            assertEquals(attempt, claim.attempt());
            tracking.fail(claim, "the disk is full").statusCode(204);
        }

        var job = tracking.job(id);
        assertEquals("failed", job.getString("status"));
        assertEquals(2, job.getInt("failed"));
        assertEquals("the disk is full", job.getString("failure"));
        assertTrue(tracking.claim(1).isEmpty());
    }

    @Test
    void theOldestJobIsWorkedOnFirst() {
        var older = tracking.createJob("a", "b");
        var newer = tracking.createJob("c");

        var claims = tracking.claim(3);

        assertEquals(
                List.of(older, older, newer), claims.stream().map(c -> c.job()).toList());
        assertEquals(List.of(1, 2, 1), claims.stream().map(c -> c.batch()).toList());
    }

    @Test
    void aBatchThatDoesNotExistIsA404() {
        tracking.createJob("a");
        var claim = tracking.claimOne();
        claim.json().put("batch", 99);

        tracking.complete(claim).statusCode(404).body("type", equalTo("https://colloquy.io/problems/not-found"));
        tracking.call(claim, "release", Map.of()).statusCode(404);
    }
}
