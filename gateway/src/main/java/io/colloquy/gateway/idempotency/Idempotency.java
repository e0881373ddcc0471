package io.colloquy.gateway.idempotency;

import io.colloquy.gateway.access.Access;
import io.colloquy.gateway.database.DatabaseUnavailable;
import io.colloquy.gateway.forward.Witness;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.refusal.Refusal;
import io.colloquy.gateway.route.RouteTable;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Lets a write with a key happen once. Calls that wait for a model pass: graph-service keeps their answers by the same key.
 * What the gateway does itself is never replayed, because much of it shows a secret once.
 */
@ApplicationScoped
class Idempotency {
    private static final Logger LOG = Logger.getLogger(Idempotency.class);
    private static final int AFTER_LIMITS = 1300;
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Vertx vertx;
    private final KeyTable table;

    Idempotency(Vertx vertx, KeyTable table) {
        this.vertx = vertx;
        this.table = table;
    }

    void observe(@Observes Filters filters) {
        filters.register(this::enter, AFTER_LIMITS);
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Identity> identity = Identity.of(context);
        if (identity.isEmpty()
                || !WRITES.contains(request.method().name())
                || RouteTable.waitsForModel(request.path())) {
            context.next();
            return;
        }
        Optional<IdempotencyKey> key;
        try {
            key = IdempotencyKey.of(request);
        } catch (Refused refused) {
            refuse(context, refused.problem());
            return;
        }
        if (key.isEmpty()) {
            context.next();
        } else {
            claim(context, identity.get().account(), key.get().text());
        }
    }

    private void claim(RoutingContext context, String account, String key) {
        boolean own = RouteTable.routeOf(context.request().path()).isEmpty();
        Buffer request = identity(context.request());
        Context here = vertx.getOrCreateContext();
        table.claim(account, key, request, own ? KeyTable.KEPT : KeyTable.LEASE)
                .subscribe()
                .with(
                        claim -> here.runOnContext(on -> claimed(context, claim, request, own)),
                        failure -> here.runOnContext(on -> undecided(context, failure)));
    }

    private void claimed(RoutingContext context, Claim claim, Buffer request, boolean own) {
        if (claim.earlier().isPresent()) {
            repeated(context, claim.earlier().get(), request, own);
        } else if (!present(context)) {
            table.release(claim).subscribe().with(done -> {}, failure -> {});
        } else if (own) {
            once(context, claim);
        } else {
            BodyHash body = BodyHash.of(context.request().getHeader("Content-Type"));
            Witness.on(context, new Held(vertx, table, claim, body));
            context.addEndHandler(end -> Witness.take(context)
                    .ifPresent(held -> held.failed().subscribe().with(released -> {})));
            context.next();
        }
    }

    private void repeated(RoutingContext context, Earlier earlier, Buffer request, boolean own) {
        if (!earlier.isFor(request)) {
            refuse(context, IdempotencyProblems.reused());
        } else if (own) {
            refuse(context, earlier.running() ? IdempotencyProblems.uncertain() : IdempotencyProblems.spent());
        } else if (earlier.running()) {
            refuse(context, IdempotencyProblems.running());
        } else if (present(context)) {
            try {
                new Repeat(vertx, context, earlier).read();
            } catch (Refused refused) {
                refuse(context, refused.problem());
            }
        }
    }

    /**
     * The key is spent from the beginning, and given back when it is sure that nothing came of it: nothing secret is shown
     * twice. It is not after a failure of ours, because a database that was too slow for an answer may do it yet.
     */
    private void once(RoutingContext context, Claim claim) {
        context.addEndHandler(end -> {
            int status = context.response().getStatusCode();
            if (end.succeeded() && status >= 500) {
                return;
            }
            boolean done = end.failed() || status < 400;
            (done ? table.finish(claim, null, Answer.none(status)) : table.release(claim))
                    .subscribe()
                    .with(kept -> {}, failure -> LOG.warnf("A key stays spent: %s", failure.getMessage()));
        });
        context.next();
    }

    private void undecided(RoutingContext context, Throwable failure) {
        if (!(failure instanceof DatabaseUnavailable)) {
            LOG.errorf(failure, "The key of request %s could not be looked up", Access.requestId(context));
        }
        refuse(context, IdempotencyProblems.away());
    }

    private void refuse(RoutingContext context, Problem problem) {
        if (present(context)) {
            Refusal.answer(vertx, context.request(), problem);
        }
    }

    private static Buffer identity(HttpServerRequest request) {
        return BodyHash.ofText(request.method().name() + " " + request.uri());
    }

    private static boolean present(RoutingContext context) {
        return !context.response().closed() && !context.response().ended();
    }
}
