package io.colloquy.graph.provider.openai;

import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.NotConfigured;
import io.colloquy.graph.provider.ProviderFactory;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

@Singleton
class GoogleProviderFactory implements ProviderFactory {
    private static final Logger LOG = Logger.getLogger(GoogleProviderFactory.class);
    private static final String PUBLIC = "https://generativelanguage.googleapis.com/v1beta/openai";
    private static final List<String> LEVELS = List.of("minimal", "low", "medium", "high");

    private final GoogleConfig google;
    private final GeminiConfig gemini;
    private final Vertx vertx;
    private final Prompts prompts;

    GoogleProviderFactory(GoogleConfig google, GeminiConfig gemini, Vertx vertx, Prompts prompts) {
        this.google = google;
        this.gemini = gemini;
        this.vertx = vertx;
        this.prompts = prompts;
    }

    @Override
    public String name() {
        return "google";
    }

    @Override
    public ModelProvider open() {
        return new OpenAiProvider(server(google, gemini), ChatClient.open(vertx), prompts);
    }

    static OpenAiServer server(GoogleConfig google, GeminiConfig gemini) {
        String model = gemini.model().map(String::strip).orElse(null);
        if (model == null) {
            throw new NotConfigured("Set GEMINI_MODEL to the name of a model.", null);
        }
        String key = google.apiKey()
                .or(gemini::apiKey)
                .map(String::strip)
                .orElseThrow(() -> new NotConfigured("Set GOOGLE_API_KEY or GEMINI_API_KEY.", model));
        String url = BaseUrl.chatCompletions(gemini.baseUrl().orElse(PUBLIC), "GEMINI_BASE_URL", model);
        return new OpenAiServer(
                "google", url, key, model, effort(gemini), "GOOGLE_API_KEY", "GEMINI_BASE_URL", "GEMINI_MODEL");
    }

    private static String effort(GeminiConfig gemini) {
        String level = gemini.thinkingLevel()
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElse("low");
        if (LEVELS.contains(level)) {
            return level;
        }
        LOG.warnf("GEMINI_THINKING_LEVEL=%s is not one of %s; using low", level, String.join(", ", LEVELS));
        return "low";
    }
}
