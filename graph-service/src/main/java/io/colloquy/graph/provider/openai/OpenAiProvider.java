package io.colloquy.graph.provider.openai;

import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClient;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Any OpenAI-compatible server: OpenAI, Gemini's compatible endpoint, Ollama, vLLM, llama.cpp. */
final class OpenAiProvider implements ModelProvider {
    private static final Logger LOG = Logger.getLogger(OpenAiProvider.class);

    private final OpenAiServer server;
    private final ChatEndpoint endpoint;
    private final RequestBody body;
    private final AtomicReference<Dialect> dialect = new AtomicReference<>(Dialect.RICHEST);

    OpenAiProvider(OpenAiServer server, HttpClient client, Prompts prompts) {
        this.server = server;
        this.endpoint = new ChatEndpoint(client, server.url(), server.key());
        this.body = new RequestBody(server, prompts);
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public String model() {
        return server.model();
    }

    @Override
    public String server() {
        return server.url();
    }

    /** Prices change without notice, and a wrong one is worse than none. */
    @Override
    public Price price() {
        return Price.UNKNOWN;
    }

    @Override
    public Uni<Answer> complete(Call call) {
        return Uni.createFrom().deferred(() -> ask(call, dialect.get()));
    }

    @Override
    public Multi<Chunk> stream(Call call) {
        return Multi.createFrom().deferred(() -> listen(call, dialect.get()));
    }

    private Uni<Answer> ask(Call call, Dialect asked) {
        return endpoint.post(body.of(call, asked, false).toBuffer()).chain(reply -> {
            Dialect simpler = asked.simpler(reply, call, false);
            if (simpler != null) {
                remember(asked, simpler);
                return ask(call, simpler);
            }
            return Uni.createFrom().item(() -> answer(call, reply));
        });
    }

    private Answer answer(Call call, Reply reply) {
        if (reply.status() != 200) {
            throw Refusal.of(reply, server);
        }
        return call.material() instanceof Material.Chat
                ? ChatCompletion.readWhole(reply, server.model())
                : ChatCompletion.read(reply, server.model());
    }

    private Multi<Chunk> listen(Call call, Dialect asked) {
        return endpoint.stream(body.of(call, asked, true).toBuffer(), server.model())
                .onFailure(EventReceiver.Refused.class)
                .recoverWithMulti(failure -> {
                    Reply reply = ((EventReceiver.Refused) failure).reply();
                    Dialect simpler = asked.simpler(reply, call, true);
                    if (simpler == null) {
                        return Multi.createFrom().failure(Refusal.of(reply, server));
                    }
                    remember(asked, simpler);
                    return listen(call, simpler);
                });
    }

    /** Kept until the next start, so that a server is misunderstood a few times and not once a call. */
    private void remember(Dialect asked, Dialect simpler) {
        LOG.infof("%s does not understand %s; using %s", server.name(), asked, simpler);
        dialect.compareAndSet(asked, simpler);
    }
}
