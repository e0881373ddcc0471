package io.colloquy.summary.backfill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.Outcome;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Jobs that take a plan's days up again under another id, and what the days cost. */
@QuarkusTest
class RetriedBackfillTest extends BackfillDriver {
    @Inject
    BackfillHandler handler;

    @Test
    void aRetryAsksAModelAgainForWhatFellBackAndLeavesTheRestAlone() {
        long chat = chats.withDays(2, MONDAY, TUESDAY);
        graph.misbehave(call ->
                call.body().contains("\"2024-01-01T") ? Reply.problem(502, "provider-invalid") : graph.answer(call));
        String plan = backfill(chat, "missing").getString("planId");
        assertEquals("extractive", summary(chat, MONDAY).getString("summary.method"));
        graph.behave();

        JsonObject outcome = outcome(tracking.retry(plan));

        assertEquals("generated", summary(chat, MONDAY).getString("summary.method"));
        assertEquals(2, summary(chat, MONDAY).getInt("summary.revision"));
        assertEquals(1, summary(chat, TUESDAY).getInt("summary.revision"));
        assertEquals(3, graph.generations(chat).size());
        assertEquals(1, outcome.getInteger("done"));
        assertEquals(1, outcome.getInteger("skipped"));
        assertEquals(List.of("created", "created"), backfill(plan).getList("days.result"));
    }

    @Test
    void aRetryOfWhatSomebodyElseHasDoneMeanwhilePaysNothing() {
        long chat = chats.withDays(2, MONDAY);
        graph.misbehave(call -> Reply.problem(502, "provider-invalid"));
        String plan = backfill(chat, "missing").getString("planId");
        graph.behave();
        backfill(chat, "missing");

        JsonObject outcome = outcome(tracking.retry(plan));

        assertEquals(1, outcome.getInteger("skipped"));
        assertEquals(2, graph.generations(chat).size());
        assertNull(outcome.getValue("cost"));
    }

    @Test
    void aBatchReportsWhatItsGenerationsCostAndHowManyHadNoPrice() {
        long chat = chats.withDays(2, MONDAY, TUESDAY, WEDNESDAY);
        graph.misbehave(call -> call.body().contains("\"2024-01-02T") ? graph.answer(call) : graph.priced(call, 0.25));

        String plan = backfill(chat, "missing").getString("planId");

        var cost = tracking.job(plan)
                .getJsonArray("batches")
                .getJsonObject(0)
                .getJsonObject("outcome")
                .getJsonObject("cost");
        assertEquals(0.5, cost.getDouble("amount"));
        assertEquals("USD", cost.getString("currency"));
        assertEquals(1, cost.getInteger("unpriced"));
    }

    @Test
    void aSecondAttemptReportsWhatTheFirstPaidAndAnotherJobDoesNot() {
        long chat = chats.withDays(2, MONDAY);
        UUID plan = UUID.fromString(plan(chat, "missing").getString("planId"));
        graph.misbehave(call -> graph.priced(call, 0.25));

        var first = handled(plan, plan, chat, 1);
        var second = handled(plan, plan, chat, 2);
        var other = handled(UUID.randomUUID(), plan, chat, 3);

        assertEquals(new Outcome.Cost(new BigDecimal("0.25"), "USD", 0), first.cost());
        assertEquals(first.cost(), second.cost());
        assertNull(other.cost());
        assertEquals(1, graph.generations(chat).size());
    }

    private Outcome handled(UUID job, UUID plan, long chat, long fence) {
        String payload = "{\"planId\":\"" + plan + "\"}";
        var claim = new Claim(
                job,
                "local",
                1,
                fence,
                1,
                List.of(),
                "backfill",
                payload,
                List.of(chat + "/" + MONDAY),
                Duration.ofSeconds(30));
        return handler.handle(claim, () -> {}).await().atMost(Duration.ofSeconds(10));
    }

    private JsonObject outcome(JsonObject job) {
        var batch = job.getJsonArray("batches").getJsonObject(0);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> batch.getString("status").equals("completed"));
        return batch.getJsonObject("outcome");
    }
}
