package io.colloquy.gateway.oidc;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Asks the issuer where its keys are, and for them. Follows no redirects, and takes neither much time nor much memory. */
final class IssuerClient {
    private static final int MOST_BYTES = 128 * 1024;

    private final HttpClient client;
    private final Issuer issuer;
    private final Duration patience;

    IssuerClient(Vertx vertx, Issuer issuer, Duration patience) {
        // It is asked once in some minutes; nobody holds a connection for that.
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
        this.issuer = issuer;
        this.patience = patience;
    }

    Uni<PublishedKeys> keys() {
        return get(issuer.discovery())
                .map(document -> keysAt(PublishedKeys.members(document)))
                .chain(this::get)
                .map(PublishedKeys::parse);
    }

    private String keysAt(Map<String, Object> document) {
        if (!issuer.id().equals(document.get("issuer"))) {
            throw new IssuerAnswer("it describes another issuer");
        }
        if (!(document.get("jwks_uri") instanceof String url) || !Issuer.safe(url)) {
            throw new IssuerAnswer("its jwks_uri is not an https URL");
        }
        return url;
    }

    private Uni<String> get(String url) {
        RequestOptions target = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url)
                .setConnectTimeout(patience.toMillis())
                .putHeader("Accept", "application/json");
        return client.request(target).chain(this::answer);
    }

    private Uni<String> answer(HttpClientRequest request) {
        return request.send()
                .chain(IssuerClient::body)
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .invoke(failure -> request.reset());
    }

    private static Uni<String> body(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            throw new IssuerAnswer("it answered " + response.statusCode());
        }
        return response.toMulti()
                .collect()
                .in(Buffer::buffer, IssuerClient::append)
                .map(all -> all.toString(StandardCharsets.UTF_8));
    }

    private static void append(Buffer all, Buffer next) {
        if (all.length() + next.length() > MOST_BYTES) {
            throw new IssuerAnswer("its answer is longer than " + MOST_BYTES + " bytes");
        }
        all.appendBuffer(next);
    }
}
