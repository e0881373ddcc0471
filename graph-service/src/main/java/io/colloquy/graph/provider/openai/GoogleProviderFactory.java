package io.colloquy.graph.provider.openai;

import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.NotConfigured;
import io.colloquy.graph.provider.ProviderFactory;
import io.colloquy.graph.provider.ServerChoice;
import io.colloquy.graph.setting.Written;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class GoogleProviderFactory implements ProviderFactory {
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

    @Override
    public ModelProvider open(ServerChoice choice) {
        return new OpenAiProvider(server(google, gemini, choice), ChatClient.open(vertx), prompts);
    }

    /** The key of the variables goes to the server of the variables, and to no other. */
    static OpenAiServer server(GoogleConfig google, GeminiConfig gemini, ServerChoice choice) {
        boolean own = choice.baseUrl() == null;
        String key = own && choice.keyVariable() == null
                ? google.apiKey().or(gemini::apiKey).map(String::strip).orElse(null)
                : choice.key();
        String keyVariable = choice.keyVariable() == null ? "GOOGLE_API_KEY" : choice.keyVariable();
        if (key == null) {
            throw new NotConfigured("Set " + keyVariable + ".", choice.model());
        }
        String urlVariable = own ? "GEMINI_BASE_URL" : "the address in " + choice.place();
        String written = own ? gemini.baseUrl().orElse(PUBLIC) : choice.baseUrl();
        return new OpenAiServer(
                "google",
                BaseUrl.chatCompletions(written, urlVariable, choice.model()),
                key,
                choice.model(),
                choice.effort() == null ? effort(gemini) : choice.effort(),
                keyVariable,
                urlVariable,
                "the model in " + choice.place());
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
        return new Written("GEMINI_THINKING_LEVEL", gemini.thinkingLevel()).word(LEVELS, "low");
    }
}
