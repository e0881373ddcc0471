package io.colloquy.gateway.leaving;

import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.gateway.neighbour.NeighbourConfig;
import io.colloquy.gateway.token.NeighbourToken;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * What the gateway asks of the services when somebody takes his data along, or leaves. Two sets of connections, because an
 * export takes as long as its reader does, and an erasure must not wait for that.
 */
@ApplicationScoped
class LeavingClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ERASE = Duration.ofSeconds(30);
    private static final int ERASURES = 8;
    private static final int QUEUE = 32;

    private final HttpClient exports;
    private final HttpClient erasures;
    private final NeighbourConfig neighbours;
    private final NeighbourToken tokens;
    private final LeavingConfig config;

    LeavingClient(Vertx vertx, NeighbourConfig neighbours, NeighbourToken tokens, LeavingConfig config) {
        // Twice as many as there are exports: those of abandoned ones take a moment to close.
        this.exports = vertx.createHttpClient(options(2 * ExportTurns.MOST));
        this.erasures = vertx.createHttpClient(options(ERASURES));
        this.neighbours = neighbours;
        this.tokens = tokens;
        this.config = config;
    }

    /** Gives {@code {"done": …, "deleted": {…}}}; to be repeated until it is done. */
    Uni<JsonObject> erase(String account, Neighbour neighbour) {
        return erasures.request(target(HttpMethod.DELETE, account, "", neighbour, ERASE))
                .chain(request -> answer(request, neighbour)
                        .chain(response -> response.body().onCancellation().invoke(() -> {
                            response.getDelegate().exceptionHandler(isReset -> {});
                            request.getDelegate().reset();
                        })))
                .map(body -> body.toJsonObject())
                .ifNoItem()
                .after(ERASE)
                .fail();
    }

    /** A JSON object a line, read as fast as it is taken. Whoever cancels it closes the connection. */
    Multi<Buffer> export(String account, Neighbour neighbour) {
        return exports.request(target(HttpMethod.GET, account, "/export", neighbour, config.silence()))
                .onItem()
                .transformToMulti(request -> answer(request, neighbour)
                        .onItem()
                        .transformToMulti(response -> Download.of(request.getDelegate(), response.getDelegate())));
    }

    /** Of one who does not wait for it, or whom it does not please, the connection is closed. */
    private static Uni<HttpClientResponse> answer(HttpClientRequest request, Neighbour neighbour) {
        return request.send()
                .onCancellation()
                .invoke(() -> request.getDelegate().reset())
                .invoke(response -> {
                    if (response.statusCode() != 200) {
                        response.getDelegate().exceptionHandler(isReset -> {});
                        request.getDelegate().reset();
                        throw new UncheckedIOException(
                                new IOException(neighbour.title() + " answered " + response.statusCode()));
                    }
                });
    }

    /** @param head how long the head of the answer may take; what comes after it is for whoever reads it */
    private RequestOptions target(HttpMethod method, String account, String what, Neighbour neighbour, Duration head) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(neighbours.of(neighbour).url() + "/internal/accounts/" + account + what)
                .setConnectTimeout(CONNECT.toMillis())
                .setIdleTimeout(head.toMillis())
                .putHeader("Authorization", tokens.asService(account, neighbour));
    }

    private static HttpClientOptions options(int most) {
        return new HttpClientOptions()
                .setKeepAliveTimeout(3)
                .setMaxPoolSize(most)
                .setMaxWaitQueueSize(QUEUE);
    }
}
