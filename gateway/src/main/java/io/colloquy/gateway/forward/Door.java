package io.colloquy.gateway.forward;

import io.colloquy.gateway.access.Access;
import io.colloquy.gateway.identity.LiveStreams;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.refusal.Refusal;
import io.colloquy.gateway.route.OwnRoute;
import io.colloquy.gateway.route.RequestPath;
import io.colloquy.gateway.route.Route;
import io.colloquy.gateway.route.RouteTable;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Where every request comes in: to a neighbour, to the gateway's own operations, or no further. */
@ApplicationScoped
class Door {
    private static final int AFTER_ACCESS = 1000;
    /** What a request needs and is counted as follows from its path, so nobody may look at one that has two spellings. */
    private static final int BEFORE_IDENTITY = 1700;

    private final Vertx vertx;
    private final ForwardConfig config;
    private final Guards guards;
    private final LiveStreams streams;

    Door(Vertx vertx, ForwardConfig config, Guards guards, LiveStreams streams) {
        this.vertx = vertx;
        this.config = config;
        this.guards = guards;
        this.streams = streams;
    }

    void open(@Observes Filters filters) {
        filters.register(this::form, BEFORE_IDENTITY);
        filters.register(this::enter, AFTER_ACCESS);
    }

    private void form(RoutingContext context) {
        try {
            RequestPath.check(context.request().path(), context.request().query());
        } catch (Refused refused) {
            Refusal.answer(vertx, context.request(), refused.problem());
            return;
        }
        context.next();
    }

    private void enter(RoutingContext context) {
        if (context.response().closed()) {
            // He left while others were asked about him, and nothing that is begun now would hear of it.
            return;
        }
        try {
            HttpServerRequest request = context.request();
            RequestForm.framing(request);
            RequestForm.accepted(request);
            Optional<Route> route = RouteTable.routeOf(request.path());
            if (route.isPresent()) {
                forward(context, route.get());
            } else {
                own(context);
            }
        } catch (Refused refused) {
            refuse(context, refused.problem());
        }
    }

    private void refuse(RoutingContext context, Problem problem) {
        Context here = vertx.getOrCreateContext();
        Witness.take(context)
                .ifPresentOrElse(
                        witness -> witness.failed()
                                .subscribe()
                                .with(done -> here.runOnContext(on -> {
                                    if (!context.response().closed()) {
                                        Refusal.answer(vertx, context.request(), problem);
                                    }
                                })),
                        () -> Refusal.answer(vertx, context.request(), problem));
    }

    private void forward(RoutingContext context, Route route) {
        HttpServerRequest request = context.request();
        Access.route(context, route.prefix());
        RequestForm.check(request, route.maxBody());
        Call call = new Call(context, route, vertx.getOrCreateContext());
        if (RequestForm.hasBody(request)) {
            request.pause();
        } else {
            // It arrives paused, and would count as not read to its end, which costs its connection.
            request.resume();
        }
        ClientConnection connection = new ClientConnection(vertx, request);
        context.addEndHandler(end -> {
            call.end();
            connection.release();
        });
        Reply reply = new Reply(vertx, config, call, end -> streams.watch(context, end));
        guards.of(route.neighbour()).attempt(call).subscribe().with(reply::of, reply::failed);
    }

    private void own(RoutingContext context) {
        HttpServerRequest request = context.request();
        OwnRoute route = RouteTable.ownOf(request.path())
                .orElseThrow(() ->
                        new Refused(Problem.of(404, "no-such-path", "No such path", "There is nothing at this path.")));
        Access.route(context, route.template());
        if (!route.allows(request.method().name())) {
            throw new Refused(Problem.of(
                            405, "method-not-allowed", "Method not allowed", "This path knows " + route.methods() + ".")
                    .with("Allow", route.methods()));
        }
        RequestForm.checkOwn(request);
        context.next();
    }
}
