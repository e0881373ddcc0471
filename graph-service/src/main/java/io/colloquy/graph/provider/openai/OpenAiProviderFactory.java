package io.colloquy.graph.provider.openai;

import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.NotConfigured;
import io.colloquy.graph.provider.ProviderFactory;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

@Singleton
class OpenAiProviderFactory implements ProviderFactory {
    private static final String PUBLIC = "https://api.openai.com/v1";

    private final OpenAiConfig config;
    private final Vertx vertx;
    private final Prompts prompts;

    OpenAiProviderFactory(OpenAiConfig config, Vertx vertx, Prompts prompts) {
        this.config = config;
        this.vertx = vertx;
        this.prompts = prompts;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public ModelProvider open() {
        return new OpenAiProvider(server(config), ChatClient.open(vertx), prompts);
    }

    static OpenAiServer server(OpenAiConfig config) {
        String model = config.model().map(String::strip).orElse(null);
        String key = config.apiKey()
                .filter(text -> !text.isBlank())
                .map(String::strip)
                .orElse(null);
        if (model == null) {
            throw new NotConfigured("Set OPENAI_MODEL to the name of a model.", null);
        }
        if (key == null && config.baseUrl().isEmpty()) {
            throw new NotConfigured("Set OPENAI_API_KEY, or OPENAI_BASE_URL to a server that needs no key.", model);
        }
        String url = BaseUrl.chatCompletions(config.baseUrl().orElse(PUBLIC), "OPENAI_BASE_URL", model);
        return new OpenAiServer("openai", url, key, model, null, "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL");
    }
}
