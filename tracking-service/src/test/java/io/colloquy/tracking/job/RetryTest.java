package io.colloquy.tracking.job;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.lease.CrashMaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class RetryTest {
    private static final JsonObject FAILED = new JsonObject().put("status", new JsonArray().add("failed"));

    @Inject
    CrashMaker crashes;

    private final TrackingClient tracking = new TrackingClient();

    @Test
    void aRetryIsANewJobOfTheBatchesThatFailed() {
        var id = jobWithFailures();

        var answer = tracking.retry(id, FAILED);

        String again = answer.jsonPath().getString("id");
        answer.then()
                .statusCode(201)
                .header("Location", endsWith("/api/jobs/" + again))
                .body("retryOf", equalTo(id.toString()))
                .body("kind", equalTo(tracking.kind))
                .body("title", equalTo("A job for a test (retry)"))
                .body("status", equalTo("pending"))
                .body("total", equalTo(3));
        var claims = tracking.claim(5);
        assertEquals(
                List.of(List.of("a", "b"), List.of("d")),
                claims.stream().map(claim -> claim.items()).toList());
        assertEquals(7, claims.get(0).json().getJsonObject("payload").getInteger("plan"));
        claims.forEach(tracking::complete);
        assertEquals("completed", tracking.job(UUID.fromString(again)).getString("status"));
        assertEquals("completed_with_errors", tracking.job(id).getString("status"));
        assertEquals(2, tracking.job(id).getInt("failed"));
    }

    @Test
    void aRetryAskedForTwiceIsOneJob() {
        var id = jobWithFailures();
        String first = tracking.retry(id, FAILED).jsonPath().getString("id");

        tracking.retry(id, FAILED).then().statusCode(200).body("id", equalTo(first));
        tracking.retry(
                        id,
                        new JsonObject()
                                .put("batches", new JsonArray().add(3).add(1).add(3)))
                .then()
                .statusCode(200)
                .body("id", equalTo(first));

        assertEquals(2, tracking.claim(10).size());
    }

    @Test
    void batchesAreChosenByNumberToo() {
        var id = jobWithFailures();

        tracking.retry(id, new JsonObject().put("batches", new JsonArray().add(2)))
                .then()
                .statusCode(201)
                .body("total", equalTo(1));
    }

    @Test
    void whatWasCancelledCanBeTakenUpByNumber() {
        var id = tracking.createJob("a", "b");
        tracking.control(id, "cancel").statusCode(200);

        tracking.retry(id, FAILED)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://colloquy.io/problems/nothing-to-retry"));
        tracking.retry(id, new JsonObject().put("batches", new JsonArray().add(2)))
                .then()
                .statusCode(201)
                .body("retryOf", equalTo(id.toString()));
        assertEquals("cancelled", tracking.job(id).getString("status"));
    }

    @Test
    void aBatchThatWasSplitIsNeverTakenUpButItsCrashedHalfIs() {
        var id = tracking.createJob("a b");
        for (int crash = 0; crash < 3; crash++) {
            crashes.crash(tracking.claimOne());
        }
        for (int crash = 0; crash < 3; crash++) {
            crashes.crash(tracking.claimOne());
        }
        tracking.complete(tracking.claimOne(), 0, 1, 0, 0);
        assertEquals(List.of("split", "crashed", "completed"), tracking.batchStatuses(id));

        tracking.retry(id, new JsonObject().put("batches", new JsonArray().add(1)))
                .then()
                .statusCode(422)
                .body("detail", containsString("split: 1"));
        tracking.retry(id, new JsonObject().put("status", new JsonArray().add("crashed")))
                .then()
                .statusCode(201);

        assertEquals(
                List.of(List.of("a")),
                tracking.claim(5).stream().map(claim -> claim.items()).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\": []}",
                "{\"batches\": []}",
                "{\"status\": [], \"batches\": []}",
                "{\"status\": null}",
                "{\"status\": [\"failed\"], \"batches\": [1]}",
                "{\"status\": [\"completed\"]}",
                "{\"status\": [\"all\"]}",
                "{\"status\": [null]}",
                "{\"batches\": [99]}",
                "{\"batches\": [0]}",
                "{\"batches\": [null]}"
            })
    void anEmptyOrUnknownFilterNeverMeansAll(String filter) {
        var id = jobWithFailures();

        tracking.retry(id, new JsonObject(filter))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body(containsString(filter.contains("batches") ? "batches" : "status"));
        assertEquals(0, tracking.claim(5).size());
    }

    @Test
    void onlyAJobThatHasEndedIsRetried() {
        var id = tracking.createJob("a", "b");
        tracking.complete(tracking.claimOne(), 0, 1, 0, 0);

        tracking.retry(id, FAILED)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://colloquy.io/problems/job-not-finished"));
        tracking.retry(UUID.randomUUID(), FAILED).then().statusCode(404);
    }

    @Test
    void aJobMadeByItsCallerRetriesNothing() {
        var id = tracking.createJob("a");

        given().get("/api/jobs/" + id).then().body("retryOf", nullValue()).body("cost", nullValue());
    }

    /** Batch 1 failed whole, batch 2 completed, batch 3 completed with a failed item. */
    private UUID jobWithFailures() {
        var id = tracking.createJob("a b", "c", "d");
        var claims = tracking.claim(3);
        tracking.complete(claims.get(1));
        tracking.complete(claims.get(2), 0, 1, 0, 0);
        tracking.fail(claims.get(0), "no");
        tracking.fail(tracking.claimOne(), "no");
        tracking.complete(tracking.claimOne(), 1, 1, 0, 0);
        return id;
    }
}
