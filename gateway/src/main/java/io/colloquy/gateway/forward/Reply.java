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
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** What the client gets: the neighbour's answer as it comes, or a problem; half an answer is never ended as a whole. */
final class Reply {
    private static final Logger LOG = Logger.getLogger(Reply.class);

    private final Vertx vertx;
    private final ForwardConfig config;
    private final Call call;
    private final HttpServerResponse to;
    private final UnaryOperator<Runnable> watched;

    /** @param watched who ends streams when their time has come, and gives back what tells him that one is over */
    Reply(Vertx vertx, ForwardConfig config, Call call, UnaryOperator<Runnable> watched) {
        this.vertx = vertx;
        this.config = config;
        this.call = call;
        this.watched = watched;
        this.to = call.request().response();
    }

    void of(Attempt attempt) {
        attempt.head().onSuccess(head -> call.context().runOnContext(on -> begin(head)));
        attempt.head().onFailure(this::failed);
    }

    void failed(Throwable why) {
        call.context().runOnContext(on -> {
            if (call.over()) {
                return;
            }
            if (!(why instanceof Refused)) {
                LOG.errorf(why, "Request %s failed in the gateway", call.requestId());
            }
            refuse(why instanceof Refused refused ? refused.problem() : own());
        });
    }

    private void begin(HttpClientResponse from) {
        if (call.over()) {
            return;
        }
        to.setStatusCode(from.statusCode()).setStatusMessage(from.statusMessage());
        Headers.answer(from.headers(), to.headers());
        String type = from.getHeader("Content-Type");
        boolean events = type != null && type.startsWith("text/event-stream");
        if (call.awaited() && !events && HeldAnswer.fits(from)) {
            hold(from);
        } else {
            unheld(from, Buffer.buffer(), events);
        }
    }

    /** For a witness: the client gets the answer when that one has it. */
    private void hold(HttpClientResponse from) {
        IdleWatch watch = new IdleWatch(vertx, config.idle(), this::cut);
        Runnable still = guard(from, watch, false);
        new HeldAnswer(from)
                .start(
                        watch::touch,
                        whole -> {
                            still.run();
                            call.answered();
                            call.testify(
                                    witness ->
                                            witness.answered(from.statusCode(), from.headers(), whole, call.heardOut()),
                                    () -> give(whole));
                        },
                        begun -> {
                            still.run();
                            unheld(from, begun, false);
                        });
    }

    private void give(Buffer whole) {
        if (present() && whole.length() > 0) {
            to.end(whole);
        } else if (present()) {
            to.end();
        } else {
            call.end();
        }
    }

    private void unheld(HttpClientResponse from, Buffer begun, boolean events) {
        call.testify(witness -> witness.answered(from.statusCode(), from.headers(), null, call.heardOut()), () -> {
            if (present()) {
                pass(from, begun, events);
            } else {
                call.end();
            }
        });
    }

    private void pass(HttpClientResponse from, Buffer begun, boolean events) {
        boolean bodyless =
                call.request().method().equals(HttpMethod.HEAD) || from.statusCode() == 204 || from.statusCode() == 304;
        boolean sized = from.getHeader("Content-Length") != null;
        to.setChunked(!bodyless && !sized);
        if ((events || begun.length() > 0) && !bodyless) {
            // A stream whose first event is far away still shows at once that it is open.
            to.write(begun);
        }
        stream(from, events);
    }

    private void stream(HttpClientResponse from, boolean events) {
        IdleWatch watch = new IdleWatch(vertx, config.idle(), this::cut);
        Runnable still = guard(from, watch, events);
        from.endHandler(end -> {
            still.run();
            call.answered();
            to.end();
        });
        new Pump(from, to, bytes -> {
                    watch.touch();
                    return !call.over();
                })
                .start();
    }

    /** Ends the answer where it stands, should the rest not come; what is given back takes the guard away. */
    private Runnable guard(HttpClientResponse from, IdleWatch watch, boolean events) {
        long left = call.deadline().leftMs(System.nanoTime());
        long deadline = call.deadline().asked() && !events ? vertx.setTimer(Math.max(1, left), late -> cut()) : -1;
        Runnable over = events ? watched.apply(() -> call.context().runOnContext(on -> cut())) : () -> {};
        Runnable still = () -> {
            over.run();
            watch.stop();
            vertx.cancelTimer(deadline);
        };
        from.exceptionHandler(broken -> {
            still.run();
            cut();
        });
        call.whenOver(still);
        return still;
    }

    /** The rest will not come: while nothing was sent that can be said, afterwards only a cut connection says it. */
    private void cut() {
        if (call.over() || to.ended()) {
            return;
        }
        if (to.headWritten()) {
            // Not reset(): of an answer that was reset nobody hears the end, and a shutdown would wait for it.
            call.request().connection().close();
            call.end();
        } else {
            refuse(NeighbourFailure.lost(call).problem());
        }
    }

    private void refuse(Problem problem) {
        call.testify(Witness::failed, () -> {
            if (present()) {
                end(problem);
            } else {
                call.end();
            }
        });
    }

    /** Whether there is a client to answer, and no answer yet. */
    private boolean present() {
        return !call.over() && !to.ended() && !to.closed();
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
