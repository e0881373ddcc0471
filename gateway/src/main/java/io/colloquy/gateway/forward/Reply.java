package io.colloquy.gateway.forward;

import io.colloquy.gateway.access.RequestId;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.refusal.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import org.jboss.logging.Logger;

/** What the client gets: the neighbour's answer as it comes, or a problem; half an answer is never ended as a whole. */
final class Reply {
    private static final Logger LOG = Logger.getLogger(Reply.class);

    private final Vertx vertx;
    private final ForwardConfig config;
    private final Call call;
    private final HttpServerResponse to;

    Reply(Vertx vertx, ForwardConfig config, Call call) {
        this.vertx = vertx;
        this.config = config;
        this.call = call;
        this.to = call.request().response();
    }

    void of(Attempt attempt) {
        attempt.head().onSuccess(head -> call.context().runOnContext(on -> begin(head)));
        attempt.head().onFailure(this::failed);
    }

    void failed(Throwable why) {
        call.context().runOnContext(on -> {
            if (call.over() || to.ended() || to.closed()) {
                return;
            }
            if (!(why instanceof Refused)) {
                LOG.errorf(why, "Request %s failed in the gateway", call.requestId());
            }
            end(why instanceof Refused refused ? refused.problem() : own());
        });
    }

    private void begin(HttpClientResponse from) {
        if (call.over()) {
            return;
        }
        to.setStatusCode(from.statusCode()).setStatusMessage(from.statusMessage());
        Headers.answer(from.headers(), to.headers());
        boolean bodyless =
                call.request().method().equals(HttpMethod.HEAD) || from.statusCode() == 204 || from.statusCode() == 304;
        boolean sized = from.getHeader("Content-Length") != null;
        to.setChunked(!bodyless && !sized);
        String type = from.getHeader("Content-Type");
        boolean events = type != null && type.startsWith("text/event-stream");
        if (events && !bodyless) {
            // A stream whose first event is far away still shows at once that it is open.
            to.write(Buffer.buffer());
        }
        stream(from, events);
    }

    private void stream(HttpClientResponse from, boolean events) {
        IdleWatch watch = new IdleWatch(vertx, config.idle(), this::cut);
        long left = call.deadline().leftMs(System.nanoTime());
        long deadline = call.deadline().asked() && !events ? vertx.setTimer(Math.max(1, left), late -> cut()) : -1;
        Runnable still = () -> {
            watch.stop();
            vertx.cancelTimer(deadline);
        };
        from.exceptionHandler(broken -> {
            still.run();
            cut();
        });
        from.endHandler(end -> {
            still.run();
            call.answered();
            to.end();
        });
        call.whenOver(still);
        new Pump(from, to, bytes -> {
                    watch.touch();
                    return !call.over();
                })
                .start();
    }

    /** The rest will not come: while nothing was sent that can be said, afterwards only a cut connection says it. */
    private void cut() {
        if (call.over() || to.ended()) {
            return;
        }
        if (to.headWritten()) {
            // Not reset(): of an answer that was reset nobody hears the end, and a shutdown would wait for it.
            call.request().connection().close();
        } else {
            end(NeighbourFailure.lost(call).problem());
        }
        call.end();
    }

    private void end(Problem problem) {
        String id = to.headers().get(RequestId.HEADER);
        to.headers().clear();
        to.setChunked(false).putHeader(RequestId.HEADER, id);
        Refusal.answer(vertx, call.request(), problem);
    }

    private Problem own() {
        return Problem.of(500, "internal", "Internal error", "The gateway could not pass the call on.");
    }
}
