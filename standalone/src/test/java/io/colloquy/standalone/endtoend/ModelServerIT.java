package io.colloquy.standalone.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.client.SummaryView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of one's own behind {@code OPENAI_BASE_URL}. */
class ModelServerIT {
    private static final String ANSWER =
            "{\"digest\": {\"text\": \"They talk about walls.\", \"cites\": [1]}, \"points\": ["
                    + "{\"text\": \"Wall two comes on Friday.\", \"cites\": [2, 99]},"
                    + " {\"text\": \"Nobody said this at all.\", \"cites\": [77]}]}";

    @Test
    void summariesComeFromTheServerAndCitationsOutOfRangeAreDropped(@TempDir Path folder) {
        try (FakeModel model = new FakeModel(ANSWER);
                RunningColloquy colloquy = RunningColloquy.start(folder, environment(model))) {
            Chats chats = new Chats(colloquy.gateway());
            long chat = chats.imported("WhatsApp Chat with Walls.txt", Chats.export(3, 5))
                    .chats()
                    .get(0);

            assertTrue(chats.end(chats.apply(chats.plan(chat, "missing"))).isWell());

            List<SummaryView> summaries = chats.summaries(chat);
            assertEquals(3, summaries.size());
            assertEquals(3, model.calls());
            for (SummaryView summary : summaries) {
                assertEquals("generated", summary.method());
                assertEquals(new SummaryView.Passage("They talk about walls.", List.of(1)), summary.digest());
                assertEquals(
                        List.of(new SummaryView.Passage("Wall two comes on Friday.", List.of(2))), summary.points());
            }
        }
    }

    private static Map<String, String> environment(FakeModel model) {
        return Map.of(
                "LLM_PROVIDER", "openai",
                "OPENAI_BASE_URL", model.baseUrl(),
                "OPENAI_API_KEY", "test",
                "OPENAI_MODEL", "scripted-1");
    }
}
