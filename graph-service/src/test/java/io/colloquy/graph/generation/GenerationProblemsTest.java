package io.colloquy.graph.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationProblemsTest {
    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, 503, provider-unavailable",
        "SILENT, 503, provider-unavailable",
        "QUOTA, 503, provider-quota",
        "TOO_LONG, 422, prompt-too-long",
        "NOT_CONFIGURED, 503, provider-not-configured",
        "NOTHING_TO_SAY, 422, nothing-to-summarise",
        "INVALID, 502, provider-invalid",
        "REJECTED, 502, provider-rejected",
        "FILTERED, 502, content-filtered"
    })
    void everyFailureHasItsProblemAndSaysWhatToDo(Kind kind, int status, String type) {
        var problem = GenerationProblems.of(new ProviderFailure(kind, "Set OPENAI_MODEL."));

        assertEquals(status, problem.getStatusCode());
        assertEquals("https://colloquy.io/problems/" + type, problem.getType().toString());
        assertEquals("Set OPENAI_MODEL.", problem.getDetail());
    }
}
