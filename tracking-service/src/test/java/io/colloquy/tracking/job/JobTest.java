package io.colloquy.tracking.job;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class JobTest {
    private final TrackingClient tracking = new TrackingClient();

    @Test
    void aRepeatedCreationGetsTheSameJob() {
        var request = tracking.job(UUID.randomUUID(), "a b", "c");

        var first = tracking.post("/internal/jobs", request);
        first.then().statusCode(201).header("Location", endsWith("/api/jobs/" + request.getString("id")));
        var second = tracking.post("/internal/jobs", request);
        second.then().statusCode(200);

        assertEquals(first.asString(), second.asString());
        assertEquals(2, tracking.claim(5).size());
    }

    @Test
    void theSameIdForAnotherRequestIsRefused() {
        var id = UUID.randomUUID();
        tracking.post("/internal/jobs", tracking.job(id, "a")).then().statusCode(201);

        tracking.post("/internal/jobs", tracking.job(id, "b"))
                .then()
                .statusCode(422)
                .body("type", equalTo("https://colloquy.io/problems/key-reused"));
        tracking.post("/internal/jobs", tracking.job(id, "a").put("payload", new JsonObject().put("plan", 8)))
                .then()
                .statusCode(422);
    }

    @Test
    void anItemMayOccurOnlyOnce() {
        tracking.post("/internal/jobs", tracking.job(UUID.randomUUID(), "a b", "c a"))
                .then()
                .statusCode(422)
                .body("detail", containsString("\"a\""));
    }

    @Test
    void aListIsFilteredAndPagedNewestFirst() {
        var created = new ArrayList<String>();
        for (int job = 0; job < 5; job++) {
            created.add(0, tracking.createJob(job % 2 == 0 ? "a" : "b").toString());
        }
        tracking.complete(tracking.claimOne());

        var listed = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = given().queryParams(Map.of("kind", tracking.kind, "limit", 2, "cursor", cursor))
                    .get("/api/jobs")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        }

        assertEquals(created, listed);
        given().queryParams(Map.of("kind", tracking.kind, "status", "completed"))
                .get("/api/jobs")
                .then()
                .body("items.id", equalTo(List.of(created.get(4))))
                .body("nextCursor", nullValue());
    }

    @Test
    void aListIsFilteredByStatusesAndTimes() {
        var first = tracking.createJob("a");
        tracking.complete(tracking.claimOne());
        var second = tracking.createJob("b");
        tracking.control(second, "pause");
        var third = tracking.createJob("c");

        assertEquals(
                List.of(second.toString(), first.toString()), listed(Map.of("status", List.of("completed", "paused"))));
        String middle = tracking.job(second).getString("createdAt");
        assertEquals(List.of(third.toString()), listed(Map.of("createdAfter", middle)));
        assertEquals(List.of(first.toString()), listed(Map.of("createdBefore", middle)));
    }

    @Test
    void batchesAndMessagesAreFiltered() {
        var id = tracking.createJob("a", "b", "c");
        tracking.claim(2).forEach(claim -> tracking.call(claim, "complete", completion(claim.batch())));

        given().queryParam("status", "pending", "completed")
                .queryParam("limit", 2)
                .get("/api/jobs/" + id + "/batches")
                .then()
                .body("items.batch", equalTo(List.of(1, 2)))
                .body("nextCursor", equalTo("2"));
        given().queryParam("status", "pending")
                .get("/api/jobs/" + id + "/batches")
                .then()
                .body("items.batch", equalTo(List.of(3)));
        given().queryParam("severity", "error", "info")
                .get("/api/jobs/" + id + "/messages")
                .then()
                .body("items.severity", equalTo(List.of("error")));
    }

    @Test
    void aLongMessageIsCutWhereItIsStoredAndInItsEvent() {
        var id = tracking.createJob("a");
        var message = new JsonObject().put("severity", "error").put("text", "x".repeat(5000));
        tracking.call(
                        tracking.claimOne(),
                        "complete",
                        Map.of(
                                "done",
                                1,
                                "failed",
                                0,
                                "skipped",
                                0,
                                "invalid",
                                0,
                                "messages",
                                new JsonArray().add(message)))
                .statusCode(204);

        String stored = given().get("/api/jobs/" + id + "/messages").jsonPath().getString("items[0].text");
        assertEquals(500, stored.length());
        assertTrue(stored.endsWith(" more characters cut)"), stored);
        given().get("/api/jobs/" + id + "/events")
                .then()
                .body(containsString(stored))
                .body(not(containsString("x".repeat(500))));
    }

    private List<String> listed(Map<String, ?> filters) {
        return given().queryParam("kind", tracking.kind)
                .queryParams(filters)
                .get("/api/jobs")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    private static Map<String, Object> completion(int batch) {
        var message = new JsonObject()
                .put("severity", batch == 1 ? "error" : "warning")
                .put("text", "read this");
        return Map.of("done", 1, "failed", 0, "skipped", 0, "invalid", 0, "messages", new JsonArray().add(message));
    }

    @Test
    void messagesAndBatchesAreThereToRead() {
        var id = tracking.createJob("a b", "c");
        var message =
                new JsonObject().put("item", "b").put("severity", "warning").put("text", "half of it was unreadable");
        tracking.call(
                        tracking.claimOne(),
                        "complete",
                        Map.of(
                                "done",
                                2,
                                "failed",
                                0,
                                "skipped",
                                0,
                                "invalid",
                                0,
                                "messages",
                                new JsonArray().add(message)))
                .statusCode(204);

        given().get("/api/jobs/" + id + "/messages")
                .then()
                .body("items.item", equalTo(List.of("b")))
                .body("items.severity", equalTo(List.of("warning")));
        given().get("/api/jobs/" + id + "/batches")
                .then()
                .body("items.status", equalTo(List.of("completed", "pending")))
                .body("items[0].items", equalTo(List.of("a", "b")));
        given().queryParam("limit", 1)
                .get("/api/jobs/" + id + "/batches")
                .then()
                .body("nextCursor", equalTo("1"));
    }

    @Test
    void onlyAFinishedJobIsAtAHundred() {
        assertEquals(99, JobView.percent(1999, 2000));
        assertEquals(100, JobView.percent(2000, 2000));
        assertEquals(100, JobView.percent(0, 0));
    }
}
