package io.colloquy.gateway.forward;

import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.route.Route;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** One request of a client on its way to a neighbour. All of it happens on the client connection's event loop. */
final class Call {
    private static final long SMALL = 1024 * 1024;

    private final HttpServerRequest request;
    private final Route route;
    private final String requestId;
    private final Deadline deadline;
    private final boolean waitsForModel;
    private final Context context;

    private Attempt current;
    private Runnable whenOver = () -> {};
    private boolean over;

    Call(HttpServerRequest request, Route route, String requestId, boolean waitsForModel, Context context) {
        this.request = request;
        this.route = route;
        this.requestId = requestId;
        this.waitsForModel = waitsForModel;
        this.context = context;
        this.deadline = Deadline.of(
                request.getHeader(Deadline.HEADER),
                upload() ? Deadline.UPLOAD : waitsForModel ? Deadline.GENERATION : Deadline.ORDINARY,
                System.nanoTime());
    }

    HttpServerRequest request() {
        return request;
    }

    Neighbour neighbour() {
        return route.neighbour();
    }

    long maxBody() {
        return route.maxBody();
    }

    String requestId() {
        return requestId;
    }

    Deadline deadline() {
        return deadline;
    }

    Context context() {
        return context;
    }

    boolean upload() {
        return RequestForm.chunked(request) || RequestForm.length(request) > SMALL;
    }

    /** Whether waiting long is right, so that the guard must not wait with it: it would hold the breaker's probe. */
    boolean patient() {
        return waitsForModel || upload();
    }

    /** Whether a second try is harmless and possible. */
    boolean repeatable() {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return reads && !RequestForm.hasBody(request);
    }

    /** The deadline that ran out is the neighbour's fault only if the client left it the usual time. */
    Refused late() {
        return deadline.asked()
                ? new Refused(NeighbourFailure.late(neighbour()))
                : NeighbourFailure.silent(neighbour());
    }

    void tries(Attempt attempt) {
        current = attempt;
    }

    void whenOver(Runnable stop) {
        whenOver = stop;
    }

    boolean over() {
        return over;
    }

    /** The neighbour has said everything; must be told before the client's answer is ended, which ends the call. */
    void answered() {
        current.done();
    }

    /** The client has its whole answer, or has gone: whatever still runs for it is stopped. */
    void end() {
        over = true;
        whenOver.run();
        if (current != null) {
            current.fail(new Refused(Problem.of(499, "client-left", "Client left", "The client left.")));
        }
    }
}
