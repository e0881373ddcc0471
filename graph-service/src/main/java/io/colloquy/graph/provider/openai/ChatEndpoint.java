package io.colloquy.graph.provider.openai;

import io.colloquy.graph.provider.ProviderFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;

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
        return Uni.createFrom().<Reply>emitter(emitter -> new Exchange(emitter).begin(client, url, key, body));
    }

    static ProviderFailure unavailable(String what) {
        return new ProviderFailure(ProviderFailure.Kind.UNAVAILABLE, what);
    }
}
