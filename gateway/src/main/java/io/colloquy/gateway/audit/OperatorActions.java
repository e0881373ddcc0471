package io.colloquy.gateway.audit;

import io.colloquy.gateway.access.Access;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.refusal.Refusal;
import io.colloquy.gateway.route.RouteTable;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What an operator does in a service is written down before it is passed on, because only the gateway knows who he is: what
 * cannot be written is not done. The gateway's own operations write theirs themselves.
 */
@ApplicationScoped
class OperatorActions {
    /** After limits and idempotency, so that neither a refusal nor a repetition counts as an action. */
    private static final int BEFORE_THE_DOOR = 1050;

    private final Vertx vertx;
    private final Database database;

    OperatorActions(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    void observe(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_THE_DOOR);
    }

    private void pass(RoutingContext context) {
        String path = context.request().path();
        HttpMethod method = context.request().method();
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (reads
                || path == null
                || !path.startsWith("/api/operator/")
                || RouteTable.routeOf(path).isEmpty()) {
            context.next();
            return;
        }
        Context here = vertx.getOrCreateContext();
        String actor = Identity.of(context).map(Identity::account).orElse(null);
        AuditEvent event = new AuditEvent(
                Action.OPERATOR_ACTION,
                actor,
                null,
                null,
                Access.requestId(context),
                new JsonObject().put("method", method.name()).put("path", path));
        database.inTransaction(transaction -> Audit.write(transaction, event))
                .subscribe()
                .with(
                        done -> here.runOnContext(on -> context.next()),
                        lost -> here.runOnContext(
                                on -> Refusal.answer(vertx, context.request(), Problem.databaseUnavailable())));
    }
}
