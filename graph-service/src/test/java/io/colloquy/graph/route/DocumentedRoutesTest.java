package io.colloquy.graph.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentedRoutesTest {
    @Test
    void theFileThatTheManualShowsCanBeRead() throws IOException {
        String manual = Files.readString(Path.of("../docs/routes.md"));
        int start = manual.indexOf("```yaml\n") + "```yaml\n".length();
        String shown = manual.substring(start, manual.indexOf("```", start));

        RouteFile file = RouteFile.read(
                "routes.yaml", shown, Set.of("google", "offline", "openai"), Set.of("default", "fallback"));

        assertEquals(
                List.of("gpt-5-mini", "gemini", "local", "gpt-*"),
                List.copyOf(file.routes().keySet()));
        assertEquals(32_768, file.models().get("qwen3:8b").window());
    }
}
