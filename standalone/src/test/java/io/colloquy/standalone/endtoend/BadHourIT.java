package io.colloquy.standalone.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.faultwall.Attempt;
import io.colloquy.faultwall.FaultWall;
import io.colloquy.faultwall.Pace;
import io.colloquy.standalone.client.LedgerVerdict;
import io.colloquy.standalone.client.UsageView;
import io.colloquy.standalone.system.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that fails in every way it can, and a healthy spare: what {@code ./colloquy demo --flaky} shows. */
class BadHourIT {
    private static final int DAYS = 24;
    private static final String MODEL = "fault-bad-hour";
    private static final String SPARE = "healthy-spare";
    /** Attempts on a route, and one on the next. */
    private static final int MOST_CALLS = 5;
    /** What is an answer, if need be after a repair. */
    private static final Set<String> GOOD = Set.of("healthy", "stall", "trailing-comma", "fenced");

    @Test
    void aBackfillOverABadHourHasEveryDayFromAModelAndEachIsPaidOnce(@TempDir Path folder) {
        try (FaultWall wall = FaultWall.start();
                RunningColloquy colloquy = RunningColloquy.start(folder, environment(wall))) {
            wall.pace(Pace.USUAL.withStall(Duration.ofSeconds(1)).withRetryAfter(Duration.ofSeconds(1)));
            Chats chats = new Chats(colloquy.gateway());
            long chat = chats.imported("WhatsApp Chat with Walls.txt", Chats.export(DAYS, 4))
                    .chats()
                    .get(0);

            assertTrue(chats.end(chats.apply(chats.plan(chat, "missing"))).isWell());

            var summaries = chats.summaries(chat);
            assertEquals(DAYS, summaries.size());
            assertTrue(summaries.stream().allMatch(summary -> summary.method().equals("generated")));
            assertConduct(wall);
            assertEquals(DAYS, colloquy.number(Service.GRAPH, "SELECT count(*) FROM generation"));
            assertLedger(colloquy);
        }
    }

    /** As the provider saw it: it had its bad hour, and no day was asked for once more than it took to get an answer. */
    private static void assertConduct(FaultWall wall) {
        Map<Boolean, List<Attempt>> attempts =
                wall.attempts().stream().collect(Collectors.partitioningBy(attempt -> GOOD.contains(attempt.fault())));
        var days = wall.attempts().stream().collect(Collectors.groupingBy(BadHourIT::day, Collectors.counting()));

        assertEquals(DAYS, days.size());
        assertTrue(days.values().stream().allMatch(calls -> calls <= MOST_CALLS), days.values()::toString);
        assertEquals(DAYS, attempts.get(true).size(), "good answers");
        assertTrue(attempts.get(false).stream().map(Attempt::fault).distinct().count() >= 4);
        assertTrue(
                attempts.get(false).stream().allMatch(attempt -> attempt.model().equals(MODEL)));
    }

    private static void assertLedger(RunningColloquy colloquy) {
        assertEquals(
                DAYS,
                colloquy.gateway().get("/api/usage/current", UsageView.class).requestsToday());
        assertEquals(
                List.of(),
                colloquy.gateway()
                        .get("/api/operator/usage/verify", LedgerVerdict.class)
                        .findings());
    }

    /** The prompt, without the model and what is drawn anew for each attempt. */
    private static String day(Attempt attempt) {
        return attempt.body().replaceAll("chat-[0-9a-f]{8,}", "chat").replace(MODEL, SPARE);
    }

    private static Map<String, String> environment(FaultWall wall) {
        return Map.of(
                "LLM_PROVIDER",
                "openai",
                "OPENAI_BASE_URL",
                wall.url(),
                "OPENAI_API_KEY",
                "test",
                "OPENAI_MODEL",
                MODEL,
                "LLM_FALLBACK_PROVIDER",
                "openai",
                "LLM_FALLBACK_BASE_URL",
                wall.url(),
                "LLM_FALLBACK_API_KEY",
                "test",
                "LLM_FALLBACK_MODEL",
                SPARE);
    }
}
