package io.colloquy.graph.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.CapturedLog;
import io.colloquy.graph.prompt.Purpose;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlmSettingsTest {
    private final CapturedLog log = CapturedLog.start();

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void withoutAnyVariableEverythingRunsOffline() {
        assertEquals(new LlmSettings("offline", true, 5), settings(Map.of()));
        assertEquals("", log.text());
    }

    @Test
    void whatIsSetIsUnderstoodInAnyCase() {
        assertEquals(
                new LlmSettings("openai", false, 100),
                settings(Map.of("llm.provider", " OpenAI ", "llm.enabled", "FALSE", "llm.concurrency", "100")));
        assertEquals("", log.text());
    }

    @ParameterizedTest
    @CsvSource({
        "llm.provider, oracle, 'LLM_PROVIDER=oracle is not one of google, offline, openai; using offline'",
        "llm.enabled, maybe, LLM_ENABLED=maybe is not true or false; using true",
        "llm.concurrency, 0, LLM_CONCURRENCY=0 is not within 1-100; using 5",
        "llm.concurrency, 101, LLM_CONCURRENCY=101 is not within 1-100; using 5",
        "llm.concurrency, many, LLM_CONCURRENCY=many is not within 1-100; using 5"
    })
    void aWrongValueWarnsAndTheDefaultIsUsed(String name, String value, String warning) {
        assertEquals(new LlmSettings("offline", true, 5), settings(Map.of(name, value)));
        assertTrue(log.text().contains("WARN") && log.text().contains(warning), log.text());
    }

    @Test
    void aProviderThatCannotBeUsedYetSaysWhatToSet() {
        ModelProvider provider = ChosenProvider.opened(new ProviderFactory() {
            @Override
            public String name() {
                return "openai";
            }

            @Override
            public ModelProvider open(ServerChoice choice) {
                return open();
            }

            @Override
            public ModelProvider open() {
                throw new NotConfigured("Set OPENAI_API_KEY.", "m");
            }
        });

        var failure = assertThrows(
                ProviderFailure.class,
                () -> provider.complete(new Call(Purpose.SUMMARY, new Material.Day(List.of(), 7)))
                        .await()
                        .atMost(Duration.ofSeconds(10)));
        assertEquals(ProviderFailure.Kind.NOT_CONFIGURED, failure.kind());
        assertEquals("Set OPENAI_API_KEY.", failure.getMessage());
        assertTrue(log.text().contains("LLM_PROVIDER=openai cannot be used yet"), log.text());
    }

    private static LlmSettings settings(Map<String, String> set) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(LlmConfig.class)
                .withSources(new PropertiesConfigSource(set, "test", 500))
                .build()
                .getConfigMapping(LlmConfig.class);
        return LlmSettings.of(config, new TreeSet<>(Set.of("offline", "openai", "google")));
    }
}
