package io.colloquy.graph.provider.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.provider.NotConfigured;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:11434, http://localhost:11434/v1/chat/completions",
        "http://localhost:11434/, http://localhost:11434/v1/chat/completions",
        "http://localhost:11434/v1, http://localhost:11434/v1/chat/completions",
        "http://localhost:11434/v1/, http://localhost:11434/v1/chat/completions",
        "https://host/api, https://host/api/v1/chat/completions",
        "https://host/v1beta/openai, https://host/v1beta/openai/chat/completions",
        "https://host/v1/chat/completions, https://host/v1/chat/completions"
    })
    void anAddressIsUnderstoodHoweverMuchOfItWasWritten(String written, String meant) {
        assertEquals(meant, BaseUrl.chatCompletions(written, "OPENAI_BASE_URL", "m"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:11434", "ftp://host", "https://", "https://h ost/v1", "https://user:word@host"})
    void anAddressThatIsNoneNamesItsVariable(String written) {
        var problem = assertThrows(NotConfigured.class, () -> BaseUrl.chatCompletions(written, "OPENAI_BASE_URL", "m"));

        assertTrue(problem.getMessage().contains("OPENAI_BASE_URL"));
        assertFalse(problem.getMessage().contains("word"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertTrue(missing(Map.of()).contains("OPENAI_MODEL"));
        assertTrue(missing(Map.of("openai.model", "m")).contains("OPENAI_API_KEY"));
    }

    @Test
    void aLocalServerNeedsNoKey() {
        var server = OpenAiProviderFactory.server(
                openAi(Map.of("openai.model", "m", "openai.base-url", "http://localhost:8000")));

        assertEquals("http://localhost:8000/v1/chat/completions", server.url());
    }

    @Test
    void geminiTakesEitherKeyAndThinksLittleUnlessTold() {
        var server = google(Map.of("gemini.model", "g", "gemini.api-key", "k"));
        var deep = google(Map.of("gemini.model", "g", "google.api-key", "k2", "gemini.thinking-level", "HIGH"));
        var odd = google(Map.of("gemini.model", "g", "google.api-key", "k", "gemini.thinking-level", "deep"));

        assertEquals(
                "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions low",
                server.url() + " " + server.effort());
        assertEquals("k2 high", deep.key() + " " + deep.effort());
        assertEquals("low", odd.effort());
    }

    @Test
    void aServerDoesNotPrintItsKey() {
        assertFalse(google(Map.of("gemini.model", "g", "gemini.api-key", "sk-planted"))
                .toString()
                .contains("planted"));
    }

    private static String missing(Map<String, String> set) {
        return assertThrows(NotConfigured.class, () -> OpenAiProviderFactory.server(openAi(set)))
                .getMessage();
    }

    private static OpenAiConfig openAi(Map<String, String> set) {
        return mapping(OpenAiConfig.class, set);
    }

    private static OpenAiServer google(Map<String, String> set) {
        return GoogleProviderFactory.server(mapping(GoogleConfig.class, set), mapping(GeminiConfig.class, set));
    }

    private static <T> T mapping(Class<T> type, Map<String, String> set) {
        return new SmallRyeConfigBuilder()
                .withMapping(type)
                .withMappingIgnore("**")
                .withSources(new PropertiesConfigSource(set, "test", 500))
                .build()
                .getConfigMapping(type);
    }
}
