package io.colloquy.gateway.identity;

import io.colloquy.gateway.access.Access;
import io.colloquy.gateway.database.DatabaseUnavailable;
import io.colloquy.gateway.edge.AllowedOrigins;
import io.colloquy.gateway.edge.PublicUrl;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.refusal.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Finds out who is asking, and turns away whoever is nobody or may not do this. */
@ApplicationScoped
class Recognition {
    private static final Logger LOG = Logger.getLogger(Recognition.class);
    private static final int BEFORE_LIMITS = 1500;

    private final Vertx vertx;
    private final Credentials credentials;
    private final Strangers strangers;
    private final Set<String> origins;

    Recognition(Vertx vertx, Credentials credentials, Strangers strangers, AllowedOrigins allowed) {
        this.vertx = vertx;
        this.credentials = credentials;
        this.strangers = strangers;
        this.origins = allowed.all();
    }

    void observe(@Observes Filters filters) {
        filters.register(this::recognise, BEFORE_LIMITS);
    }

    private void recognise(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.path() == null || Permission.open(request.method().name(), request.path())) {
            context.next();
            return;
        }
        Optional<Presented> presented = Presented.of(context);
        if (presented.isEmpty()) {
            refuse(context, IdentityProblems.missing());
        } else if (presented.get().secret().isEmpty()) {
            refuse(context, IdentityProblems.unknown());
        } else {
            recognise(context, presented.get().secret().get(), presented.get().byCookie());
        }
    }

    private void recognise(RoutingContext context, Secret secret, boolean byCookie) {
        String hash = Credentials.name(secret);
        Optional<Identity> now = credentials.now(hash);
        if (now.isPresent()) {
            admit(context, now, byCookie);
            return;
        }
        Context here = vertx.getOrCreateContext();
        Asking asking = Asking.of(context);
        Uni<Optional<Identity>> found = credentials.met(hash)
                ? credentials.find(secret, asking)
                : strangers.ask(asking.address(), () -> credentials.find(secret, asking));
        found.subscribe()
                .with(
                        answer -> here.runOnContext(on -> admit(context, answer, byCookie)),
                        failure -> here.runOnContext(on -> failed(context, failure)));
    }

    private void admit(RoutingContext context, Optional<Identity> found, boolean byCookie) {
        if (context.response().closed()) {
            return;
        }
        try {
            if (found.isEmpty()) {
                throw new Refused(IdentityProblems.unknown());
            }
            check(context, found.get(), byCookie);
        } catch (Refused refused) {
            refuse(context, refused.problem());
            return;
        }
        found.get().on(context);
        context.next();
    }

    private void check(RoutingContext context, Identity identity, boolean byCookie) {
        HttpServerRequest request = context.request();
        String method = request.method().name();
        if (byCookie
                && !Permission.reads(method)
                && !Origin.trusted(
                        request.getHeader("Origin"),
                        request.getHeader("Sec-Fetch-Site"),
                        PublicUrl.of(context).origin(),
                        origins)) {
            throw IdentityProblems.origin();
        }
        Scope needed = Permission.scope(method, request.path());
        if (!identity.may(needed) || (Permission.operators(request.path()) && identity.role() != Role.OPERATOR)) {
            throw IdentityProblems.scope(needed);
        }
    }

    private void failed(RoutingContext context, Throwable failure) {
        if (failure instanceof Refused refused) {
            refuse(context, refused.problem());
            return;
        }
        if (!(failure instanceof DatabaseUnavailable)) {
            LOG.errorf(failure, "Nobody could be recognised in request %s", Access.requestId(context));
        }
        refuse(context, Problem.databaseUnavailable());
    }

    private void refuse(RoutingContext context, Problem problem) {
        if (!context.response().closed()) {
            Refusal.answer(vertx, context.request(), problem);
        }
    }
}
