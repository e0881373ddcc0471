package io.colloquy.gateway.idempotency;

import io.colloquy.gateway.forward.Deadline;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.refusal.Refusal;
import io.colloquy.gateway.route.Route;
import io.colloquy.gateway.route.RouteTable;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** A request that was answered before: its body is read, only to see that it is the same. */
final class Repeat {
    private static final long MOST_MS = 30_000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Earlier earlier;
    private final Deadline deadline;
    private final BodyHash body;
    private final long max;

    private long bytes;
    private long still;
    private long late;
    private boolean over;

    /** Fails for a request that does not say properly how long it may take. */
    Repeat(Vertx vertx, RoutingContext context, Earlier earlier) {
        this.vertx = vertx;
        this.request = context.request();
        this.earlier = earlier;
        this.deadline = Deadline.of(request);
        this.body = BodyHash.of(request.getHeader("Content-Type"));
        this.max = RouteTable.routeOf(request.path()).map(Route::maxBody).orElse(0L);
        context.addEndHandler(end -> over());
    }

    void read() {
        String expected = request.getHeader("Expect");
        if (expected != null && expected.equalsIgnoreCase("100-continue")) {
            request.response().writeContinue();
        }
        moved();
        late = vertx.setTimer(Math.max(1, deadline.leftMs(System.nanoTime())), fired -> refuse(Deadline.bodyTooSlow()));
        request.handler(this::piece).endHandler(end -> compare()).resume();
    }

    private void piece(Buffer piece) {
        bytes += piece.length();
        if (over) {
            return;
        }
        if (bytes > max) {
            refuse(IdempotencyProblems.reused());
        } else {
            body.add(piece);
            moved();
        }
    }

    private void compare() {
        if (over) {
            return;
        }
        if (!earlier.hadBody(body.value())) {
            refuse(IdempotencyProblems.reused());
        } else if (earlier.kept()) {
            over();
            earlier.answer().replay(request.response());
        } else {
            refuse(IdempotencyProblems.spent());
        }
    }

    private void moved() {
        vertx.cancelTimer(still);
        still = vertx.setTimer(
                MOST_MS,
                fired -> refuse(
                        Problem.of(408, "body-stalled", "Body stalled", "No more of the body arrived for too long.")));
    }

    private void refuse(Problem problem) {
        over();
        Refusal.answer(vertx, request, problem);
    }

    private void over() {
        over = true;
        vertx.cancelTimer(still);
        vertx.cancelTimer(late);
    }
}
