package io.colloquy.gateway.forward;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** The client's body on its way to the neighbour: counted as it passes, and never held. */
final class RequestBody {
    private final Call call;
    private final HttpServerRequest from;
    private final HttpClientRequest to;
    private final long max;
    private final Consumer<Refused> fail;
    private final Runnable sent;
    private final IdleWatch watch;
    private final Pump pump;

    private boolean complete;

    RequestBody(
            Vertx vertx, ForwardConfig config, Call call, HttpClientRequest to, Consumer<Refused> fail, Runnable sent) {
        this.call = call;
        this.from = call.request();
        this.to = to;
        this.max = call.maxBody();
        this.fail = fail;
        this.sent = sent;
        this.pump = new Pump(from, to, this::admit).seenBy(call::sent);
        this.watch = new IdleWatch(vertx, config.idle(), this::stalled);
    }

    void start() {
        to.setChunked(RequestForm.chunked(from));
        String expected = from.getHeader("Expect");
        if (expected != null && expected.equalsIgnoreCase("100-continue")) {
            from.response().writeContinue();
        }
        from.endHandler(end -> {
            complete = true;
            watch.stop();
            to.end();
            sent.run();
        });
        pump.start();
    }

    boolean complete() {
        return complete;
    }

    /** Whether it is the client for whom everybody waits. */
    boolean arriving() {
        return !complete && !pump.waiting();
    }

    static Refused tooSlow() {
        return new Refused(Deadline.bodyTooSlow());
    }

    void stop() {
        watch.stop();
        from.pause();
    }

    private boolean admit(long bytes) {
        watch.touch();
        if (bytes > max) {
            fail.accept(RequestForm.tooLarge(max));
        }
        return bytes <= max;
    }

    private void stalled() {
        fail.accept(
                pump.waiting()
                        ? NeighbourFailure.silent(call.neighbour())
                        : new Refused(Problem.of(
                                408, "body-stalled", "Body stalled", "No more of the body arrived for too long.")));
    }
}
