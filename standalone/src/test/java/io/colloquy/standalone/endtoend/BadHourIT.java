package io.colloquy.standalone.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.faultwall.FaultWall;
import io.colloquy.faultwall.Pace;
import io.colloquy.standalone.client.SummaryView;
import io.colloquy.standalone.system.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that fails in every way it can, and a healthy spare: what {@code ./colloquy demo --flaky} shows. */
class BadHourIT {
    private static final int DAYS = 24;
    private static final String MODEL = "fault-bad-hour";
    private static final String SPARE = "healthy-spare";
    /** Attempts on a route, and one on the next. */
    private static final int MOST_CALLS = 5;

    @Test
    void aBackfillOverABadHourHasEveryDayFromAModelAndEachIsJournaledOnce(@TempDir Path folder) {
        try (FaultWall wall = FaultWall.start();
                RunningColloquy colloquy = RunningColloquy.start(folder, environment(wall))) {
            wall.pace(Pace.USUAL.withStall(Duration.ofSeconds(1)).withRetryAfter(Duration.ofSeconds(1)));
            Chats chats = new Chats(colloquy.gateway());
            long chat = chats.imported("WhatsApp Chat with Walls.txt", Chats.export(DAYS, 4))
                    .chats()
                    .get(0);

            assertTrue(chats.end(chats.apply(chats.plan(chat, "missing"))).isWell());

            List<SummaryView> summaries = chats.summaries(chat);
            assertEquals(DAYS, summaries.size());
            assertTrue(summaries.stream().allMatch(summary -> summary.method().equals("generated")));
            int calls = wall.attempts().size();
            assertTrue(wall.attempts(MODEL).stream()
                            .anyMatch(attempt -> !attempt.fault().equals("healthy"))
                    && calls <= MOST_CALLS * DAYS);
            assertEquals(DAYS, colloquy.number(Service.GRAPH, "SELECT count(*) FROM generation"));
        }
    }

    private static Map<String, String> environment(FaultWall wall) {
        return Map.of(
                "LLM_PROVIDER", "openai",
                "OPENAI_BASE_URL", wall.url(),
                "OPENAI_API_KEY", "test",
                "OPENAI_MODEL", MODEL,
                "LLM_FALLBACK_PROVIDER", "openai",
                "LLM_FALLBACK_BASE_URL", wall.url(),
                "LLM_FALLBACK_API_KEY", "test",
                "LLM_FALLBACK_MODEL", SPARE,
                "ENABLE_RETRY_LOGIC", "true");
    }
}
