package io.colloquy.summary.backfill;

import static io.colloquy.summary.FakeGraph.passage;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.summary.FakeGraph;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FallbackTest extends BackfillDriver {
    @ParameterizedTest
    @ValueSource(strings = {"provider-invalid", "provider-unavailable", "key-reused", "empty", "citations", "silence"})
    void whenNoModelCanAnswerAnExtractStandsInAndTheDayStaysDue(String fault) {
        long chat = chats.withDays(4, MONDAY);
        graph.misbehave(call -> fault(fault));

        var job = backfill(chat, "missing");

        var summary = summary(chat, MONDAY);
        assertEquals("extractive", summary.getString("summary.method"));
        assertEquals(1, graph.generations(chat).size());
        assertEquals("failed", status(chat, MONDAY));
        assertEquals(1, job.getInt("progress.failed"));
        String digest = summary.getString("summary.digest.text");
        assertTrue(digest.contains("about the boat"), digest);

        graph.behave();
        backfill(chat, "missing");

        assertEquals("generated", summary(chat, MONDAY).getString("summary.method"));
        assertEquals("ok", status(chat, MONDAY));
    }

    @Test
    void aRestartOfGraphServiceCostsNoDay() {
        long chat = chats.withDays(2, MONDAY, TUESDAY, WEDNESDAY);
        long back = System.nanoTime() + Duration.ofMillis(900).toNanos();
        graph.misbehave(call -> System.nanoTime() < back ? new Reply.Hangup() : graph.answer(call));

        backfill(chat, "missing");

        for (var day : List.of(MONDAY, TUESDAY, WEDNESDAY)) {
            assertEquals("generated", summary(chat, day).getString("summary.method"));
        }
    }

    @Test
    void aCallThatIsGivenUpIsHungUp() {
        long chat = chats.withDays(2, MONDAY);
        int before = graph.http.hangups.get();
        graph.misbehave(call -> new Reply.Silence());

        backfill(chat, "missing");

        await().untilAsserted(() -> assertEquals(before + 1, graph.http.hangups.get()));
        assertEquals("deadline-exceeded", summary(chat, MONDAY).getString("summary.reason"));
    }

    private static Reply fault(String name) {
        return switch (name) {
            case "empty" -> Reply.json(200, Map.of());
            case "citations" -> FakeGraph.generation(passage("Invented", 0, 999), List.of(passage("Too", 77)));
            case "silence" -> new Reply.Silence();
            case "key-reused" -> Reply.problem(409, name);
            case "provider-unavailable" -> Reply.problem(503, name);
            default -> Reply.problem(502, name);
        };
    }
}
