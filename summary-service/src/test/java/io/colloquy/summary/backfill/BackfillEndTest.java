package io.colloquy.summary.backfill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BackfillEndTest extends BackfillDriver {
    @Test
    void aPlanWhoseJobWasDeletedWaitsForNothing() {
        long chat = chats.withDays(1, MONDAY);
        tracking.misbehave(call -> call.path().equals("/internal/jobs")
                ? Reply.json(201, Map.of())
                : call.path().endsWith("/claim") ? Reply.json(200, List.of()) : Reply.problem(404, "unknown-job"));

        String plan = apply(Map.of("chatIds", List.of(chat)));
        await().until(() -> chats.number(
                        "SELECT count(*) FROM job_order WHERE id = $1 AND delivered_at IS NOT NULL",
                        Tuple.of(UUID.fromString(plan)))
                == 1);
        chats.rows(
                "UPDATE job_order SET delivered_at = now() - interval '2 minutes' WHERE id = $1",
                Tuple.of(UUID.fromString(plan)));

        assertEquals("finished", finished(plan).getString("state"));
    }
}
