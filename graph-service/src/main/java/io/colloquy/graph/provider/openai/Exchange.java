package io.colloquy.graph.provider.openai;

import io.colloquy.graph.provider.ProviderFailure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jboss.logging.Logger;

/** One request and its answer; knows whether anybody still waits for it. */
final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final UniEmitter<? super Reply> emitter;
    private final Buffer received = Buffer.buffer();
    private HttpClientRequest request;
    private boolean cancelled;

    Exchange(UniEmitter<? super Reply> emitter) {
        this.emitter = emitter;
    }

    void begin(HttpClient client, String url, String key, Buffer body) {
        emitter.onTermination(this::cancel);
        var options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url);
        options.putHeader("Content-Type", "application/json").putHeader("Accept", "application/json");
        if (key != null) {
            options.putHeader("Authorization", "Bearer " + key);
        }
        client.request(options).onSuccess(made -> send(made, body)).onFailure(this::lost);
    }

    private void send(HttpClientRequest made, Buffer body) {
        if (isAbandoned(made)) {
            made.reset();
            return;
        }
        made.send(body).onSuccess(this::receive).onFailure(this::lost);
    }

    /** Remembers the request unless the caller left while the connection was being made. */
    private synchronized boolean isAbandoned(HttpClientRequest made) {
        request = made;
        return cancelled;
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(this::lost);
        response.handler(part -> {
            received.appendBuffer(part);
            if (received.length() > LARGEST_BODY) {
                emitter.fail(new ProviderFailure(
                        ProviderFailure.Kind.INVALID, "The provider's answer is longer than 4 MB."));
                cancel();
            }
        });
        response.endHandler(
                end -> emitter.complete(new Reply(response.statusCode(), response.getHeader("Retry-After"), received)));
    }

    private synchronized void cancel() {
        cancelled = true;
        if (request != null) {
            request.reset();
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Callers can do nothing with the cause, and its text can carry addresses; operators get its kind. */
    private void lost(Throwable cause) {
        if (!isCancelled()) {
            LOG.infof(
                    "The connection to the provider failed: %s",
                    cause.getClass().getSimpleName());
        }
        emitter.fail(ChatEndpoint.unavailable("The connection to the provider failed."));
    }
}
