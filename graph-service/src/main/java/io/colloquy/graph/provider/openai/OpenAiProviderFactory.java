package io.colloquy.graph.provider.openai;

import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.NotConfigured;
import io.colloquy.graph.provider.ProviderFactory;
import io.colloquy.graph.provider.ServerChoice;
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

    @Override
    public ModelProvider open(ServerChoice choice) {
        return new OpenAiProvider(server(config, choice), ChatClient.open(vertx), prompts);
    }

    /** The key of the variables goes to the server of the variables, and to no other. */
    static OpenAiServer server(OpenAiConfig config, ServerChoice choice) {
        boolean own = choice.baseUrl() == null;
        String url = own ? config.baseUrl().orElse(PUBLIC) : choice.baseUrl();
        String key = own && choice.keyVariable() == null
                ? config.apiKey().map(String::strip).orElse(null)
                : choice.key();
        String keyVariable = choice.keyVariable() != null
                ? choice.keyVariable()
                : own ? "OPENAI_API_KEY" : "keyVariable in " + choice.place();
        if (key == null
                && (choice.keyVariable() != null || (own && config.baseUrl().isEmpty()))) {
            throw new NotConfigured("Set " + keyVariable + ".", choice.model());
        }
        String urlVariable = own ? "OPENAI_BASE_URL" : "the address in " + choice.place();
        return new OpenAiServer(
                "openai",
                BaseUrl.chatCompletions(url, urlVariable, choice.model()),
                key,
                choice.model(),
                choice.effort(),
                keyVariable,
                urlVariable,
                "the model in " + choice.place());
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
