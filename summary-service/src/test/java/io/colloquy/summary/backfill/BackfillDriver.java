package io.colloquy.summary.backfill;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.summary.FakeGraph;
import io.colloquy.summary.FakeTracking;
import io.colloquy.summary.SummaryServiceTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The words that tests about backfills are written in. */
abstract class BackfillDriver extends SummaryServiceTest {
    static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    static final LocalDate TUESDAY = LocalDate.of(2024, 1, 2);
    static final LocalDate WEDNESDAY = LocalDate.of(2024, 1, 3);

    FakeGraph graph;
    FakeTracking tracking;

    @Inject
    Chats chats;

    @AfterEach
    void behave() {
        graph.behave();
        tracking.behave();
    }

    JsonPath plan(Object body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/backfills")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    JsonPath plan(long chat, String mode) {
        return plan(Map.of("dryRun", true, "chatIds", List.of(chat), "mode", mode));
    }

    String apply(Object body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/backfills")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("planId");
    }

    JsonPath finished(String plan) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals("finished", backfill(plan).getString("state")));
        return backfill(plan);
    }

    JsonPath backfill(String plan) {
        return given().get("/api/backfills/" + plan)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath backfill(long chat, String mode) {
        return finished(apply(Map.of("chatIds", List.of(chat), "mode", mode)));
    }

    JsonPath summary(long chat, LocalDate day) {
        return given().get("/api/chats/" + chat + "/summaries/" + day)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String status(long chat, LocalDate day) {
        return given().queryParam("from", day.toString())
                .queryParam("to", day.toString())
                .get("/api/chats/" + chat + "/days")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items[0].status");
    }

    long summaries(long chat) {
        return chats.number("SELECT count(*) FROM summary WHERE chat_id = $1", Tuple.of(chat));
    }
}
