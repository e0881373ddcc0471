package io.colloquy.graph.provider.openai;

import io.colloquy.graph.prompt.Prompt;
import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Any OpenAI-compatible server: OpenAI, Gemini's compatible endpoint, Ollama, vLLM, llama.cpp. */
final class OpenAiProvider implements ModelProvider {
    private static final Logger LOG = Logger.getLogger(OpenAiProvider.class);

    private final OpenAiServer server;
    private final ChatEndpoint endpoint;
    private final Prompts prompts;
    private final AtomicReference<ResponseFormat> format = new AtomicReference<>(ResponseFormat.JSON_SCHEMA);

    OpenAiProvider(OpenAiServer server, HttpClient client, Prompts prompts) {
        this.server = server;
        this.endpoint = new ChatEndpoint(client, server.url(), server.key());
        this.prompts = prompts;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public String model() {
        return server.model();
    }

    /** Prices change without notice, and a wrong one is worse than none. */
    @Override
    public Price price() {
        return Price.UNKNOWN;
    }

    @Override
    public Uni<Answer> complete(Call call) {
        return Uni.createFrom().deferred(() -> {
            if (call.material() instanceof Material.Day day) {
                Prompt prompt = prompts.render(call.purpose(), day.messages(), day.maxPoints());
                return ask(prompt, format.get());
            }
            throw new UnsupportedOperationException("chats are not passed through yet");
        });
    }

    /**
     * A server that refuses the format has not run its model, so asking again in a format that it knows is no second
     * attempt. What it knows is remembered until the next start: this happens at most twice, not once a call.
     */
    private Uni<Answer> ask(Prompt prompt, ResponseFormat asked) {
        return endpoint.post(body(prompt, asked).toBuffer()).chain(reply -> {
            if (asked.isRefusedBy(reply)) {
                LOG.infof("%s refuses the response format %s; using %s", server.name(), asked, asked.weaker());
                format.compareAndSet(asked, asked.weaker());
                return ask(prompt, asked.weaker());
            }
            return Uni.createFrom().item(() -> answer(reply));
        });
    }

    private Answer answer(Reply reply) {
        if (reply.status() != 200) {
            throw Refusal.of(reply, server);
        }
        return ChatCompletion.read(reply, server.model());
    }

    private JsonObject body(Prompt prompt, ResponseFormat asked) {
        var body = new JsonObject()
                .put("model", server.model())
                .put("stream", false)
                .put(
                        "messages",
                        new JsonArray()
                                .add(message("system", prompt.instructions()))
                                .add(message("user", prompt.conversation())));
        if (server.effort() != null) {
            body.put("reasoning_effort", server.effort());
        }
        JsonObject shape = asked.of(prompt);
        return shape == null ? body : body.put("response_format", shape);
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }
}
