package io.colloquy.graph.provider.openai;

import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.ProviderFailure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * POSTs to one address. Each subscription is one request, never repeated; cancelling it closes the socket, also while
 * the connection is still being made, because a provider bills what it goes on writing.
 */
final class ChatEndpoint {
    private final HttpClient client;
    private final String url;
    private final String key;

    /** The key may be null, for servers that ask for none. */
    ChatEndpoint(HttpClient client, String url, String key) {
        this.client = client;
        this.url = url;
        this.key = key;
    }

    /** Gives whatever the server answered; fails as unavailable when no complete answer came. */
    Uni<Reply> post(Buffer body) {
        return Uni.createFrom().<Reply>emitter(emitter -> {
            var exchange = new Exchange(new WholeBody(emitter::complete, emitter::fail));
            emitter.onTermination(exchange::cancel);
            exchange.begin(client, options("application/json"), body);
        });
    }

    /**
     * Gives the chunks of a streamed answer as they come. Completes at the end mark, or at the end of the body after a finish
     * reason; fails with {@link EventReceiver.Refused} on a status other than 200, as unavailable when the answer breaks off.
     */
    Multi<Chunk> stream(Buffer body, String askedModel) {
        return Multi.createFrom().emitter(emitter -> {
            var receiver = new EventReceiver(emitter, askedModel);
            var exchange = new Exchange(receiver);
            emitter.onTermination(() -> {
                if (receiver.heardAll()) {
                    exchange.leave();
                } else {
                    exchange.cancel();
                }
            });
            exchange.begin(client, options("text/event-stream"), body);
        });
    }

    private RequestOptions options(String accept) {
        var options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url);
        options.putHeader("Content-Type", "application/json").putHeader("Accept", accept);
        return key == null ? options : options.putHeader("Authorization", "Bearer " + key);
    }

    static ProviderFailure unavailable(String what) {
        return new ProviderFailure(ProviderFailure.Kind.UNAVAILABLE, what);
    }
}
