package io.colloquy.gateway.forward;

import io.colloquy.gateway.access.Access;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.route.Route;
import io.colloquy.gateway.route.RouteTable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/** One request of a client on its way to a neighbour. All of it happens on the client connection's event loop. */
final class Call {
    private final HttpServerRequest request;
    private final Route route;
    private final String requestId;
    private final Deadline deadline;
    private final Optional<Identity> identity;
    private final boolean waitsForModel;
    private final Context context;
    private final Witness witness;

    private Attempt current;
    private Runnable whenOver = () -> {};
    private boolean told;
    private boolean over;

    Call(RoutingContext from, Route route, Context context) {
        this.request = from.request();
        this.route = route;
        this.requestId = Access.requestId(from);
        this.identity = Identity.of(from);
        this.waitsForModel = RouteTable.waitsForModel(request.path());
        this.context = context;
        this.witness = Witness.take(from).orElse(null);
        this.deadline = Deadline.of(request);
    }

    /** Empty where everybody may ask. */
    Optional<Identity> identity() {
        return identity;
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
        return RequestForm.upload(request);
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

    /** Whether the neighbour has all of the request; one that refuses it may not wait for the rest. */
    boolean heardOut() {
        return current != null && current.sentWhole();
    }

    /** Whether somebody waits for the answer besides the client, who may have left. */
    boolean awaited() {
        return witness != null && !told;
    }

    void sent(Buffer piece) {
        if (witness != null) {
            witness.sent(piece);
        }
    }

    /** Goes on, here, when the witness, if there is one, was told once how the call ended. */
    void testify(Function<Witness, Uni<Void>> word, Runnable next) {
        if (!awaited()) {
            next.run();
            return;
        }
        told = true;
        word.apply(witness)
                .subscribe()
                .with(
                        done -> context.runOnContext(on -> next.run()),
                        failure -> context.runOnContext(on -> next.run()));
    }

    /** The client has its whole answer, or has gone: whatever still runs for it is stopped, unless somebody else awaits it. */
    void end() {
        if (awaited() && heardOut()) {
            return;
        }
        over = true;
        testify(Witness::failed, () -> {});
        whenOver.run();
        if (current != null) {
            current.fail(new Refused(Problem.of(499, "client-left", "Client left", "The client left.")));
        }
    }
}
