package io.colloquy.gateway.forward;

import io.colloquy.gateway.problem.Refused;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import org.jboss.logging.Logger;

/** One try of a call. However it fails, the HTTP call below it is closed and not left running. */
final class Attempt {
    private static final Logger LOG = Logger.getLogger(Attempt.class);

    /** The neighbour keeps the deadline itself, and its own word on it says more: which operation it was, how often it tried. */
    private static final long GRACE_MS = 200;

    private final Vertx vertx;
    private final ForwardConfig config;
    private final Call call;
    private final Promise<Void> guarded = Promise.promise();
    private final Promise<HttpClientResponse> head = Promise.promise();

    private HttpClientRequest request;
    private RequestBody body;
    private long timer;
    private boolean over;

    Attempt(Vertx vertx, ForwardConfig config, Call call) {
        this.vertx = vertx;
        this.config = config;
        this.call = call;
        call.tries(this);
    }

    /** What the guard waits for: the head of the answer, or of a patient call only the connection. */
    Future<Void> guarded() {
        return guarded.future();
    }

    Future<HttpClientResponse> head() {
        return head.future();
    }

    void start(HttpClient client, RequestOptions target) {
        long left = call.deadline().leftMs(System.nanoTime());
        if (call.over() || left == 0) {
            fail(call.late());
            return;
        }
        within(left + GRACE_MS);
        client.request(target.putHeader(Deadline.HEADER, Long.toString(left)))
                .onSuccess(this::connected)
                .onFailure(this::refused);
    }

    /** Ends the attempt, at any time; an answer that is already on its way to the client is cut. */
    void fail(Refused why) {
        if (!over) {
            over = true;
            vertx.cancelTimer(timer);
            if (body != null) {
                body.stop();
            }
            if (request != null) {
                request.reset();
            }
            head.tryFail(why);
            guarded.tryFail(why);
        }
    }

    /** Whether the neighbour has, or will have, all of the request, so that nobody knows what it does with it. */
    boolean sentWhole() {
        return request != null && (body == null || body.complete());
    }

    /** The answer was read to its end: the connection is free for the next call, unless the body was still on its way. */
    void done() {
        if (body == null || body.complete()) {
            over = true;
        }
    }

    private void within(long millis) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(millis, late -> fail(late()));
    }

    /** Nobody may make a neighbour look dead by sending him a body slowly. */
    private Refused late() {
        return body != null && body.arriving() ? RequestBody.tooSlow() : call.late();
    }

    private void connected(HttpClientRequest connected) {
        request = connected;
        if (over) {
            request.reset();
            return;
        }
        request.exceptionHandler(reportedByResponse -> {});
        request.response().onSuccess(this::answered).onFailure(this::broken);
        if (RequestForm.hasBody(call.request())) {
            body = new RequestBody(vertx, config, call, request, this::fail, this::sent);
            body.start();
        } else {
            request.end();
        }
        if (call.patient()) {
            guarded.tryComplete();
        }
    }

    /** An upload is allowed its time to arrive, and then the time of a generation to be answered. */
    private void sent() {
        if (!head.future().isComplete()) {
            long left = call.deadline().leftMs(System.nanoTime());
            within(Math.min(left + GRACE_MS, Deadline.GENERATION.toMillis()));
        }
    }

    private void answered(HttpClientResponse response) {
        if (over) {
            return;
        }
        response.pause();
        vertx.cancelTimer(timer);
        head.tryComplete(response);
        guarded.tryComplete();
    }

    private void refused(Throwable why) {
        reason(why);
        fail(NeighbourFailure.unreachable(call));
    }

    private void broken(Throwable why) {
        reason(why);
        fail(
                why instanceof HttpClosedException || why instanceof IOException
                        ? NeighbourFailure.lost(call)
                        : NeighbourFailure.garbled(call.neighbour()));
    }

    /** For whoever operates this; only the kind of failure, because its text may quote what the neighbour sent. */
    private void reason(Throwable why) {
        if (!over) {
            String kind = why.getClass().getSimpleName();
            LOG.warnf("%s failed request %s: %s", call.neighbour().title(), call.requestId(), kind);
        }
    }
}
