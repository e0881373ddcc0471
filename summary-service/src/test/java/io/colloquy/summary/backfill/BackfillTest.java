package io.colloquy.summary.backfill;

import static io.colloquy.summary.FakeGraph.passage;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.colloquy.summary.FakeGraph;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BackfillTest extends BackfillDriver {
    @Test
    void aDayBecomesASummaryWhoseCitationsAreItsMessages() {
        long chat = chats.withDays(3, MONDAY);

        backfill(chat, "missing");

        var summary = summary(chat, MONDAY);
        assertEquals("generated", summary.getString("summary.method"));
        assertEquals("They talked.", summary.getString("summary.digest.text"));
        assertEquals("[1]", summary.getString("summary.digest.citation"));
        assertEquals(List.of(1, 3), summary.getList("evidence.number"));
        assertEquals("Message 2 of that day, about the boat", summary.getString("evidence[1].text"));
        assertEquals("ok", status(chat, MONDAY));
        given().get("/api/chats/" + chat + "/summaries")
                .then()
                .statusCode(200)
                .body("items[0].points[0].citation", equalTo("[3]"), "nextCursor", equalTo(null));
    }

    @Test
    void aPlanTellsStatusTokensAndPriceAndChangesNothing() {
        long chat = chats.withDays(2, MONDAY, TUESDAY);

        var plan = plan(chat, "missing");

        assertEquals(2, plan.getInt("totals.missing"));
        assertEquals(2, plan.getInt("plannedDays"));
        assertEquals("USD", plan.getString("price.currency"));
        assertEquals(true, plan.getDouble("price.amount") > 0);
        assertEquals("2024-01-01", plan.getString("days[0].day"));
        assertEquals("planned", backfill(plan.getString("planId")).getString("state"));
        assertEquals(0, graph.generations(chat).size());
    }

    @Test
    void backfillingTwiceMakesNoSecondCall() {
        long chat = chats.withDays(2, MONDAY, TUESDAY);

        backfill(chat, "missing");
        backfill(chat, "missing");

        assertEquals(2, graph.generations(chat).size());
        assertEquals(2, summaries(chat));
    }

    @Test
    void oneLateMessageMakesExactlyItsDayStale() {
        long chat = chats.withDays(2, MONDAY, TUESDAY, WEDNESDAY);
        backfill(chat, "missing");

        chats.say(chat, TUESDAY.atTime(23, 59), "text", "One more thing");

        assertEquals(
                List.of("ok", "stale", "ok"),
                given().get("/api/chats/" + chat + "/days").jsonPath().getList("items.status"));
        backfill(chat, "stale");
        assertEquals(4, graph.generations(chat).size());
        assertEquals("ok", status(chat, TUESDAY));
        assertEquals(List.of(2, 1), summary(chat, TUESDAY).getList("revisions.revision"));
    }

    @Test
    void twoBackfillsAtOnceLeaveOneSummaryPerDay() {
        long chat = chats.withDays(2, MONDAY, TUESDAY, WEDNESDAY);
        graph.misbehave(call -> new Reply.Slow(400, graph.answer(call)));

        String first = apply(Map.of("chatIds", List.of(chat)));
        String second = apply(Map.of("chatIds", List.of(chat)));
        finished(first);
        finished(second);

        assertEquals(3, summaries(chat));
        assertEquals(
                3,
                graph.generations(chat).stream().map(FakeGraph::key).distinct().count());
    }

    @Test
    void aPlanWhoseDayChangedIsRefusedAndNamesTheDay() {
        long chat = chats.withDays(2, MONDAY, TUESDAY);
        String plan = plan(chat, "missing").getString("planId");
        chats.say(chat, TUESDAY.atTime(13, 0), "text", "Late");

        given().contentType("application/json")
                .body(Map.of("planId", plan))
                .post("/api/backfills")
                .then()
                .statusCode(409)
                .body("type", containsString("plan-drift"), "days", equalTo(List.of(chat + "/2024-01-02")));

        assertEquals("planned", backfill(plan).getString("state"));
    }

    @Test
    void aPlanWhoseDayWasSummarisedMeanwhileIsRefused() {
        long chat = chats.withDays(2, MONDAY);
        String plan = plan(chat, "missing").getString("planId");
        backfill(chat, "missing");

        given().contentType("application/json")
                .body(Map.of("planId", plan))
                .post("/api/backfills")
                .then()
                .statusCode(409);
    }

    @Test
    void applyingAPlanTwiceIsOneJob() {
        long chat = chats.withDays(2, MONDAY);
        String plan = plan(chat, "missing").getString("planId");

        apply(Map.of("planId", plan));
        finished(plan);
        apply(Map.of("planId", plan));

        assertEquals(1, graph.generations(chat).size());
        assertEquals(1, finished(plan).getInt("progress.done"));
        given().get("/api/backfills").then().statusCode(200).body("items.planId", hasItem(plan));
    }

    @Test
    void anOpenDayIsNeverSummarised() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        long chat = chats.withDays(2, MONDAY, today);

        var plan = backfill(chat, "all");
        var wide = finished(apply(Map.of("chatIds", List.of(chat), "toDate", today.toString(), "mode", "all")));

        assertEquals(0, plan.getInt("totals.open"));
        assertEquals(1, wide.getInt("totals.open"));
        assertEquals(1, wide.getInt("plannedDays"));
        given().get("/api/chats/" + chat + "/summaries/" + today).then().statusCode(404);
    }

    @Test
    void aDayWithoutTextIsCountedAndAsksNoModel() {
        long chat = chats.create("UTC", 0);
        chats.say(chat, MONDAY.atTime(9, 0), "media", "<Media omitted>");
        chats.say(chat, MONDAY.atTime(9, 1), "media", "<Media omitted>");
        chats.say(chat, MONDAY.atTime(9, 2), "system", "Anna left");

        backfill(chat, "missing");

        var summary = summary(chat, MONDAY);
        assertEquals("counted", summary.getString("summary.method"));
        assertEquals(
                "Nobody wrote any text. The day holds 2 media files and 1 system message.",
                summary.getString("summary.digest.text"));
        assertEquals("[1-3]", summary.getString("summary.digest.citation"));
        assertEquals(0, graph.generations(chat).size());
    }

    @Test
    void citationsThatDoNotResolveAreDropped() {
        long chat = chats.withDays(2, MONDAY);
        graph.misbehave(call -> FakeGraph.generation(
                passage("Digest", 0, 2, 999), List.of(passage("Kept", 1), passage("Invented", 3), passage("None"))));

        backfill(chat, "missing");

        var summary = summary(chat, MONDAY);
        assertEquals(List.of(2), summary.getList("summary.digest.cites"));
        assertEquals(List.of("Kept"), summary.getList("summary.points.text"));
    }

    @Test
    void aDeletedMessageLeavesItsCitationAndIsSaidToBeDeleted() {
        long chat = chats.withDays(1, MONDAY);
        backfill(chat, "missing");
        chats.rows("DELETE FROM message WHERE chat_id = $1", Tuple.of(chat));

        var summary = summary(chat, MONDAY);

        assertEquals(true, summary.getBoolean("evidence[0].deleted"));
        assertNull(summary.getString("evidence[0].text"));
    }

    @Test
    void wrongRequestsAreNamed() {
        refused(Map.of("fromDate", "2024-02-01", "toDate", "2024-01-01"), 422, "range-reversed");
        refused(Map.of("chatIds", List.of(999_999_999)), 404, "unknown-chat");
        refused(Map.of("fromDate", "2024-02-30"), 400, "unreadable-date");
        refused(Map.of("mode", "everything"), 422, "unknown-mode");
        refused(Map.of("planId", "00000000-0000-0000-0000-000000000000"), 404, "unknown-backfill");
        for (String body :
                List.of("", "[", "[]", "7", "{\"chatIds\":\"x\"}", "{\"planId\":\"x\"}", "{\"dryRun\":{}}")) {
            int status = given().contentType("application/json")
                    .body(body)
                    .post("/api/backfills")
                    .statusCode();
            assertEquals(4, status / 100, body + " was answered " + status);
        }
        given().get("/api/chats/999999999/days").then().statusCode(404);
        given().get("/api/chats/999999999/summaries").then().statusCode(404);
        given().get("/api/chats/1/summaries/yesterday").then().statusCode(400);
    }

    @Test
    void thePriceIsNullWhileNobodyKnowsIt() {
        long chat = chats.withDays(1, MONDAY);
        graph.http.script(call -> Reply.json(
                200, new JsonObject().putNull("pricePerMillionInputTokens").putNull("pricePerMillionOutputTokens")));

        assertNull(plan(chat, "missing").get("price"));

        graph.http.script(call -> new Reply.Hangup());
        assertNull(plan(chat, "missing").get("price"));
    }

    private static void refused(Object body, int status, String type) {
        given().contentType("application/json")
                .body(body)
                .post("/api/backfills")
                .then()
                .statusCode(status)
                .body("type", equalTo("https://colloquy.io/problems/" + type));
    }
}
