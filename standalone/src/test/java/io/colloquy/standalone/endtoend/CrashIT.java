package io.colloquy.standalone.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.client.JobView;
import io.colloquy.standalone.client.PlanView;
import io.colloquy.standalone.system.Service;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Processes killed in the middle of their work, and started again by hand. */
class CrashIT {
    private static final int DAYS = 300;
    private static final Duration MIDDLE = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofMinutes(2);

    private final RunningColloquy colloquy = RunningColloquy.shared();
    private final Chats chats = new Chats(colloquy.gateway());

    @Test
    void aKilledSummaryServiceLosesNoDayAndWritesNoneTwice() {
        everyDayIsSummarisedOnceAfterTheDeathOf(Service.SUMMARY);
    }

    @Test
    void aKilledGraphServiceLosesNoDayAndWritesNoneTwice() {
        everyDayIsSummarisedOnceAfterTheDeathOf(Service.GRAPH);
    }

    private void everyDayIsSummarisedOnceAfterTheDeathOf(Service victim) {
        long chat = chats.imported("WhatsApp Chat with " + victim + ".txt", Chats.export(DAYS, 20))
                .chats()
                .get(0);
        PlanView applied = chats.apply(chats.plan(chat, "missing"));
        await().atMost(MIDDLE).pollInterval(Duration.ofMillis(20)).until(() -> summaries(chat) > 0);

        var process = colloquy.system().process(victim).handle();
        process.destroyForcibly();
        process.onExit().join();
        long before = summaries(chat);
        colloquy.system().start(victim);

        assertTrue(before < DAYS, "the kill came in the middle: " + before);
        await().atMost(END).ignoreExceptions().until(() -> job(applied).isOver());
        assertEquals("completed", job(applied).status());
        assertEquals(DAYS, job(applied).done());
        assertEquals(DAYS, days(chat), "every day has a summary");
        assertEquals(DAYS, summaries(chat), "no day has two");
    }

    private JobView job(PlanView applied) {
        return colloquy.gateway().get("/api/jobs/" + applied.jobId(), JobView.class);
    }

    private long summaries(long chat) {
        return colloquy.number(Service.SUMMARY, "SELECT count(*) FROM summary WHERE chat_id = " + chat);
    }

    private long days(long chat) {
        return colloquy.number(Service.SUMMARY, "SELECT count(DISTINCT day) FROM summary WHERE chat_id = " + chat);
    }
}
