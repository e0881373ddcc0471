package io.colloquy.gateway.leaving;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * The body of an answer, read as it is asked for. Whoever cancels it closes its connection; the stock bridge would read on to
 * the end and throw it away.
 */
final class Download implements Subscription {
    private final HttpClientRequest request;
    private final HttpClientResponse response;

    private volatile boolean cancelled;

    private Download(HttpClientRequest request, HttpClientResponse response) {
        this.request = request;
        this.response = response;
    }

    /** To be called when the answer arrives and before any of its body is lost. */
    static Multi<Buffer> of(HttpClientRequest request, HttpClientResponse response) {
        response.pause();
        return Multi.createFrom().publisher(subscriber -> new Download(request, response).begin(subscriber));
    }

    private void begin(Subscriber<? super Buffer> subscriber) {
        response.exceptionHandler(failure -> {
            if (!cancelled) {
                subscriber.onError(failure);
            }
        });
        response.endHandler(end -> {
            if (!cancelled) {
                subscriber.onComplete();
            }
        });
        response.handler(piece -> {
            if (!cancelled) {
                subscriber.onNext(piece);
            }
        });
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long pieces) {
        response.fetch(pieces);
    }

    @Override
    public void cancel() {
        cancelled = true;
        request.reset();
    }
}
