package io.colloquy.graph.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.attempt.Deadline;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.LlmSettings;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.usage.Account;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationProblemsTest {
    @Test
    void theKillSwitchEndsACallBeforeTheJournalAndTheProvider() {
        var off = new Generations(
                new LlmSettings("offline", false, 5), null, null, new GenerationMetrics(new SimpleMeterRegistry()));
        var call = new Call(Purpose.SUMMARY, new Material.Day(List.of(), 7));
        var order = new Order(Account.LOCAL, "k", call, null, Deadline.parse("5000", System.nanoTime()), false);

        var problem = assertThrows(
                HttpProblem.class, () -> off.generate(order).await().atMost(Duration.ofSeconds(10)));

        assertEquals(503, problem.getStatusCode());
        assertEquals(
                "https://colloquy.io/problems/generation-disabled",
                problem.getType().toString());
        assertTrue(problem.getHeaders().containsKey("Retry-After"));
    }

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
