package io.colloquy.standalone.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * graph-service is killed when a call of it has just been reserved, sent, answered or committed, again and again, while
 * others of its calls are at any other step. {@code -Dcolloquy.generation-kills=200} makes it fifty at each step.
 */
class GenerationCrashIT {
    private static final int KILLS = Integer.getInteger("colloquy.generation-kills", 8);
    private static final int CALLERS = 6;
    /** Enough to get to the step, and so few that calls are refused while a process starts. */
    private static final int LEFT = 30;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String OPEN = "SELECT count(*) FROM usage_reservation WHERE status = 'open'";
    private static final String RESERVED = "SELECT count(*) FROM usage_reservation";
    private static final String COMMITTED = "SELECT count(*) FROM usage_reservation WHERE status = 'committed'";
    private static final String CHARGED = "SELECT coalesce(sum(requests_used), 0) FROM usage_day";
    private static final String TAKEN = "SELECT coalesce(sum(requests_used + requests_reserved), 0) FROM usage_day";
    private static final String ANSWERED = "SELECT count(*) FROM generation WHERE status = 'done'";

    private final SharedLab lab = SharedLab.get();
    private final LabSystem system = lab.system;

    @AfterEach
    void heal() {
        limit("plan = 'operator', daily_requests = NULL");
        system.heal();
    }

    @Test
    void howeverOftenItIsKilledEveryAnswerIsChargedOnceAndNothingStaysReserved() {
        long charged = system.number("graph", CHARGED);
        long kept = system.number("graph", ANSWERED);
        int paid = lab.model.calls();
        lab.model.latency(Duration.ofMillis(150));

        var askers = new Askers(system, CALLERS);
        for (int kill = 0; kill < KILLS; kill++) {
            long limit = system.number("graph", TAKEN) + LEFT;
            limit("plan = 'pro', daily_requests = " + limit);
            awaitStep(kill % 4);
            system.kill(LabSystem.GRAPH);
            system.restart(LabSystem.GRAPH);
            assertTrue(system.number("graph", TAKEN) <= limit, "more than " + limit);
        }
        limit("plan = 'operator', daily_requests = NULL");
        askers.close();

        assertEquals(List.of(), askers.surprises());
        await().atMost(PATIENCE).until(() -> system.number("graph", OPEN) == 0);
        assertEquals(List.of(), findings());
        long answers = system.number("graph", ANSWERED) - kept;
        assertEquals(askers.answered(), answers, "answers that callers got, and that the journal holds");
        assertEquals(answers, system.number("graph", CHARGED) - charged, "one charge an answer");
        assertTrue(lab.model.calls() - paid <= answers + (long) KILLS * CALLERS, "a crash costs its calls in flight");
    }

    private void awaitStep(int step) {
        int calls = lab.model.calls();
        switch (step) {
            case 0 -> more(RESERVED);
            case 1 ->
                await().pollInterval(Duration.ofMillis(1)).atMost(PATIENCE).until(() -> lab.model.calls() > calls);
            case 2 -> more(ANSWERED);
            default -> more(COMMITTED);
        }
    }

    private void more(String query) {
        system.until("graph", query, system.number("graph", query) + 1, PATIENCE);
    }

    private void limit(String terms) {
        Sql.run(system.database(), "graph", "UPDATE usage_account SET " + terms + " WHERE name = 'local'");
    }

    private List<JsonNode> findings() {
        var verdict = system.client(PATIENCE).get("/api/operator/usage/verify", JsonNode.class);
        return verdict.get("findings").valueStream().toList();
    }
}
