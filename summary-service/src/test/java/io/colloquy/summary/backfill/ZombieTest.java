package io.colloquy.summary.backfill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.LeaseLost;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.colloquy.summary.fence.Fences;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ZombieTest extends BackfillDriver {
    @Inject
    BackfillHandler handler;

    @Inject
    Fences fences;

    @Test
    void aFencedOutWorkerChangesNothing() {
        long chat = chats.withDays(2, MONDAY);
        UUID plan = UUID.fromString(plan(chat, "missing").getString("planId"));
        graph.misbehave(call -> new Reply.Slow(700, graph.answer(call)));

        var frozen = handler.handle(claim(plan, chat, 1), () -> {}).subscribeAsCompletionStage();
        await().until(() -> graph.generations(chat).size() == 1);
        fences.announce(claim(plan, chat, 2)).await().atMost(Duration.ofSeconds(5));

        var failure = assertThrows(CompletionException.class, frozen::join);
        assertEquals(LeaseLost.class, failure.getCause().getClass());
        assertEquals(0, summaries(chat));
        assertEquals(
                0,
                chats.number(
                        "SELECT count(*) FROM plan_day WHERE plan_id = $1 AND result IS NOT NULL", Tuple.of(plan)));
    }

    @Test
    void aCancelledBatchHangsUpItsCalls() {
        long chat = chats.withDays(2, MONDAY);
        UUID plan = UUID.fromString(plan(chat, "missing").getString("planId"));
        int before = graph.http.hangups.get();
        graph.misbehave(call -> new Reply.Silence());

        var work = handler.handle(claim(plan, chat, 1), () -> {}).subscribe().with(outcome -> {}, failure -> {});
        await().until(() -> graph.generations(chat).size() == 1);
        work.cancel();

        await().atMost(Duration.ofMillis(1500)).until(() -> graph.http.hangups.get() == before + 1);
        assertEquals(0, summaries(chat));
    }

    @Test
    void aSecondAttemptAfterACrashBeforeTheReportPaysNothing() {
        long chat = chats.withDays(2, MONDAY);
        UUID plan = UUID.fromString(plan(chat, "missing").getString("planId"));
        handler.handle(claim(plan, chat, 1), () -> {}).await().atMost(Duration.ofSeconds(10));

        var outcome = handler.handle(claim(plan, chat, 2), () -> {}).await().atMost(Duration.ofSeconds(10));

        assertEquals(1, outcome.done());
        assertEquals(1, graph.generations(chat).size());
    }

    private static Claim claim(UUID plan, long chat, long fence) {
        String payload = "{\"planId\":\"" + plan + "\"}";
        return new Claim(
                plan,
                "local",
                1,
                fence,
                1,
                List.of(),
                "backfill",
                payload,
                List.of(chat + "/" + MONDAY),
                Duration.ofSeconds(30));
    }
}
