package io.colloquy.gateway.edge;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.refusal.Refusal;
import io.colloquy.gateway.route.RouteTable;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The few fields that the gateway reads itself have to arrive in time; what is passed on is watched while it passes. */
@ApplicationScoped
class OwnBodies {
    private static final int BEFORE_IDENTITY = 1800;
    private static final long PATIENCE_MS = 10_000;
    private static final Problem TOO_SLOW = Problem.of(
            408, "body-too-slow", "Body too slow", "The body did not arrive within the time of its request.");

    private final Vertx vertx;

    OwnBodies(Vertx vertx) {
        this.vertx = vertx;
    }

    void observe(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_IDENTITY);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (hasBody(request)
                && request.path() != null
                && RouteTable.ownOf(request.path()).isPresent()) {
            long timer = vertx.setTimer(PATIENCE_MS, late -> giveUp(context));
            context.addEndHandler(end -> vertx.cancelTimer(timer));
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void giveUp(RoutingContext context) {
        if (!context.request().isEnded() && !context.response().headWritten()) {
            Refusal.answer(vertx, context.request(), TOO_SLOW);
        }
    }
}
