package io.colloquy.summary.leaving;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.summary.As;
import io.colloquy.summary.FakeGraph;
import io.colloquy.summary.FakeTracking;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.colloquy.summary.SummaryServiceTest;
import io.colloquy.summary.caller.Household;
import io.colloquy.summary.caller.Household.Owned;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LeavingTest extends SummaryServiceTest {
    FakeTracking tracking;
    FakeGraph graph;

    @Inject
    Household household;

    @Inject
    Erasure erasure;

    @AfterEach
    void behave() {
        tracking.behave();
        graph.behave();
    }

    @Test
    void whatWasErasedIsNowhereInTheDatabaseAndNobodyElseLostAnything() {
        Owned anna = household.furnish(account("anna"));
        Owned ben = household.furnish(account("ben"));
        assertFalse(household.rowsWith(anna.word()).isEmpty());
        var bens = household.rowsWith(ben.word());

        erase(anna.account());

        assertEquals(Map.of(), household.rowsWith(anna.word()));
        assertEquals(Map.of(), household.rowsWith(anna.account()));
        assertEquals(0, household.number("SELECT count(*) FROM message WHERE chat_id = " + anna.chat()));
        assertEquals(0, household.number("SELECT count(*) FROM summary_evidence WHERE chat_id = " + anna.chat()));
        assertEquals(bens, household.rowsWith(ben.word()));
        assertEquals(0, sum(erase(anna.account())), "asking again takes nothing away");
    }

    @Test
    void anExportHoldsEverythingAndCountsWhatTheErasureThenTakes() {
        Owned anna = household.furnish(account("exported"));

        List<JsonObject> lines = export(anna.account());
        Map<String, Object> counts =
                lines.get(lines.size() - 1).getJsonObject("counts").getMap();

        assertEquals("end", lines.get(lines.size() - 1).getString("type"));
        assertEquals(
                Map.of("chats", 1, "messages", 3, "summaries", 2, "imports", 1, "backfills", 2, "plannedDays", 4),
                counts);
        counts.forEach((kind, count) -> assertEquals(
                count,
                (int) lines.stream()
                        .filter(line -> line.getString("type").equals(single(kind)))
                        .count(),
                kind));
        assertTrue(lines.stream().anyMatch(line -> ("live " + anna.word()).equals(line.getString("text"))));
        JsonObject summary = lines.stream()
                .filter(line -> line.getString("type").equals("summary"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "They talked.",
                summary.getJsonArray("passages").getJsonObject(0).getString("text"));
        Map<String, Integer> erased = erase(anna.account());
        assertEquals(counts, erased);
        assertEquals(1, export(anna.account()).size(), "nothing is left but the end");
    }

    @Test
    void aCallDoesABoundedPieceOfTheWork() {
        String account = account("many");
        long chat = Household.post(As.account(account), "/api/chats", Map.of("name", "many"), 201)
                .getLong("id");
        household.execute("INSERT INTO message (chat_id, at, sender, text) SELECT " + chat
                + ", now(), 'A', 'text' FROM generate_series(1, 12000)");

        var first = erasure.erase(account, Duration.ZERO).await().atMost(Duration.ofSeconds(10));

        assertFalse(first.done());
        assertEquals(5_000, first.deleted().get("messages"));
        assertEquals(7_000, erase(account).get("messages"));
    }

    @Test
    void anUploadThatNobodyHasReadYetGoesAndItsWorkerFindsNothing() {
        tracking.misbehave(call -> Reply.problem(503, "database-unavailable"));
        String account = account("waiting");
        String word = "w" + UUID.randomUUID();
        As.account(account)
                .multiPart("file", word + ".txt", ("13/05/24, 10:00 - A: " + word).getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(202);

        erase(account);

        assertEquals(Map.of(), household.rowsWith(word));
        tracking.behave();
        assertEquals(Map.of(), household.rowsWith(account));
    }

    @Test
    void aBackfillUnderWayStopsAndLeavesNothing() {
        graph.misbehave(call -> new Reply.Slow(1_500, graph.answer(call)));
        Owned anna = halfway(account("underway"));

        erase(anna.account());
        graph.behave();

        await().atMost(Duration.ofSeconds(20)).until(() -> outcome(anna.plan()) != null);
        JsonObject outcome = outcome(anna.plan());
        assertEquals(0, outcome.getInteger("done"), outcome.encode());
        assertEquals(Map.of(), household.rowsWith(anna.word()));
        assertEquals(0, household.number("SELECT count(*) FROM summary WHERE chat_id = " + anna.chat()));
    }

    @Test
    void whatSomebodyHoldsIsPassedOverAndTakenLater() {
        String account = account("held");
        long chat = Household.post(As.account(account), "/api/chats", Map.of("name", "held"), 201)
                .getLong("id");

        var held = household.hold("SELECT FROM chat WHERE id = " + chat + " FOR KEY SHARE");
        JsonPath answer =
                As.gateway(account).delete("/internal/accounts/" + account).jsonPath();
        held.run();

        assertFalse(answer.getBoolean("done"));
        assertEquals(1, erase(account).get("chats"));
    }

    private Owned halfway(String account) {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        var as = As.account(account);
        long chat = Household.post(as, "/api/chats", Map.of("name", word), 201).getLong("id");
        for (int day = 10; day < 20; day++) {
            Household.post(
                    As.account(account),
                    "/api/chats/" + chat + "/messages",
                    Map.of("at", "2024-05-" + day + "T11:00:00Z", "sender", word, "text", word),
                    201);
        }
        String plan = Household.post(As.account(account), "/api/backfills", Map.of(), 202)
                .getString("planId");
        await().until(() -> !graph.generations(chat).isEmpty());
        return new Owned(account, word, chat, 0, 0, plan, null);
    }

    private JsonObject outcome(String plan) {
        var batches = tracking.job(plan).getJsonArray("batches");
        for (int i = 0; i < batches.size(); i++) {
            if (batches.getJsonObject(i).getJsonObject("outcome") == null) {
                return null;
            }
        }
        return batches.getJsonObject(batches.size() - 1).getJsonObject("outcome");
    }

    /** Asks until it is done; what all the calls together took away. */
    private static Map<String, Integer> erase(String account) {
        Map<String, Integer> deleted = new HashMap<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            JsonPath answer = As.gateway(account)
                    .delete("/internal/accounts/" + account)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            answer.<String, Integer>getMap("deleted")
                    .forEach((kind, count) -> deleted.merge(kind, count, Integer::sum));
            return answer.getBoolean("done");
        });
        return deleted;
    }

    private static List<JsonObject> export(String account) {
        String text = As.gateway(account)
                .get("/internal/accounts/" + account + "/export")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        return text.lines().map(JsonObject::new).toList();
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String single(String kind) {
        return kind.equals("summaries") ? "summary" : kind.substring(0, kind.length() - 1);
    }

    private static String account(String name) {
        return "acc_" + name + "_" + UUID.randomUUID();
    }
}
