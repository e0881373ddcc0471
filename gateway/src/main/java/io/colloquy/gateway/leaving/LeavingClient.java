package io.colloquy.gateway.leaving;

import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.gateway.neighbour.NeighbourConfig;
import io.colloquy.gateway.token.NeighbourToken;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** What the gateway asks of the services when somebody takes his data along, or leaves. */
@ApplicationScoped
class LeavingClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ERASE = Duration.ofSeconds(30);
    /** Also of a client who takes his time: meanwhile the service is not read. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final HttpClient client;
    private final NeighbourConfig neighbours;
    private final NeighbourToken tokens;

    LeavingClient(Vertx vertx, NeighbourConfig neighbours, NeighbourToken tokens) {
        this.client = vertx.createHttpClient();
        this.neighbours = neighbours;
        this.tokens = tokens;
    }

    /** Gives {@code {"done": …, "deleted": {…}}}; to be repeated until it is done. */
    Uni<JsonObject> erase(String account, Neighbour neighbour) {
        return ask(HttpMethod.DELETE, account, "", neighbour, ERASE)
                .chain(response -> response.body().map(body -> body.toJsonObject()))
                .ifNoItem()
                .after(ERASE)
                .fail();
    }

    /** A JSON object a line, read as fast as it is taken. */
    Multi<Buffer> export(String account, Neighbour neighbour) {
        return ask(HttpMethod.GET, account, "/export", neighbour, SILENCE)
                .onItem()
                .transformToMulti(HttpClientResponse::toMulti);
    }

    private Uni<HttpClientResponse> ask(
            HttpMethod method, String account, String what, Neighbour neighbour, Duration silence) {
        URI url = neighbours.of(neighbour).url();
        RequestOptions target = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url + "/internal/accounts/" + account + what)
                .setConnectTimeout(CONNECT.toMillis())
                .setIdleTimeout(silence.toMillis())
                .putHeader("Authorization", tokens.asService(account, neighbour));
        return client.request(target).chain(HttpClientRequest::send).invoke(response -> {
            if (response.statusCode() != 200) {
                throw new UncheckedIOException(
                        new IOException(neighbour.title() + " answered " + response.statusCode()));
            }
        });
    }
}
