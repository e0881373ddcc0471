package io.colloquy.graph.provider.openai;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import org.jboss.logging.Logger;

/** One request and its answer; knows whether anybody still waits for it. */
final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);
    /** Between an end mark and the end of the body there is a packet at most; waiting for it keeps the connection. */
    private static final long LINGER_MILLIS = 500;

    private final Receiver receiver;
    private HttpClientRequest request;
    private boolean cancelled;
    private boolean ended;

    Exchange(Receiver receiver) {
        this.receiver = receiver;
    }

    void begin(HttpClient client, RequestOptions options, Buffer body) {
        client.request(options).onSuccess(made -> send(made, body)).onFailure(this::lost);
    }

    /** Closes the socket, also one that is still being made; of no effect once the whole answer is there. */
    synchronized void cancel() {
        cancelled = true;
        if (request != null && !ended) {
            request.reset();
        }
    }

    /** For whoever heard all that matters: the connection can be used again if the server ends its answer soon. */
    void leave() {
        Context context = Vertx.currentContext();
        if (context == null) {
            cancel();
        } else {
            context.owner().setTimer(LINGER_MILLIS, timer -> cancel());
        }
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
            if (!receiver.take(part)) {
                cancel();
            }
        });
        response.endHandler(end -> {
            keep();
            receiver.end();
        });
        receiver.begin(response);
    }

    /** A reset from within the end of an answer would still close a connection that can be used again. */
    private synchronized void keep() {
        ended = true;
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
        receiver.lost(ChatEndpoint.unavailable("The connection to the provider failed."));
    }
}
