package io.colloquy.gateway.limit;

import io.colloquy.gateway.database.DatabaseUnavailable;
import io.colloquy.gateway.edge.AddressKey;
import io.colloquy.gateway.edge.ClientAddress;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.refusal.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Counts every request before it costs anything, and says on each answer how much is left. */
@ApplicationScoped
class Limits {
    private static final Logger LOG = Logger.getLogger(Limits.class);
    private static final int AFTER_IDENTITY = 1400;

    private final Vertx vertx;
    private final LimitRates rates;
    private final SharedBuckets shared;
    private final ReplicaBuckets replica;
    private final MeterRegistry meters;

    Limits(Vertx vertx, LimitRates rates, SharedBuckets shared, ReplicaBuckets replica, MeterRegistry meters) {
        this.vertx = vertx;
        this.rates = rates;
        this.shared = shared;
        this.replica = replica;
        this.meters = meters;
    }

    void observe(@Observes Filters filters) {
        filters.register(this::count, AFTER_IDENTITY);
    }

    private void count(RoutingContext context) {
        Optional<LimitClass> counted = LimitClass.of(
                context.request().method().name(), context.request().path());
        Optional<Identity> identity = Identity.of(context);
        if (counted.isEmpty() || isFree(counted.get(), identity)) {
            context.next();
            return;
        }
        LimitClass limit = counted.get();
        Optional<String> account = limit == LimitClass.AUTH ? Optional.empty() : identity.map(Identity::account);
        if (limit.shared()) {
            askEverybody(context, limit, account);
        } else {
            decide(context, here(context, limit, account));
        }
    }

    /** Operators look after the system, and their own command line polls; what costs money is counted for them too. */
    private static boolean isFree(LimitClass limit, Optional<Identity> identity) {
        return limit != LimitClass.AUTH
                && limit != LimitClass.LLM
                && identity.filter(known -> known.role() == Role.OPERATOR).isPresent();
    }

    private void askEverybody(RoutingContext context, LimitClass limit, Optional<String> account) {
        String who = account.map(id -> "account:" + id)
                .orElseGet(() ->
                        "address:" + AddressKey.of(ClientAddress.of(context).ip()));
        Context loop = vertx.getOrCreateContext();
        shared.take(limit, who, rates.of(limit))
                .subscribe()
                .with(
                        standing -> loop.runOnContext(on -> decide(context, standing)),
                        failure -> loop.runOnContext(on -> undecided(context, limit, account, failure)));
    }

    private void undecided(RoutingContext context, LimitClass limit, Optional<String> account, Throwable failure) {
        if (!(failure instanceof DatabaseUnavailable)) {
            LOG.errorf(failure, "The limit %s could not be counted", limit.policy());
        }
        if (!limit.needsCount()) {
            decide(context, here(context, limit, account));
        } else if (present(context)) {
            Problem away = Problem.of(
                            503,
                            "database-unavailable",
                            "The database does not answer",
                            "Send the same request again in a moment.")
                    .with("Retry-After", "2");
            Refusal.answer(vertx, context.request(), away);
        }
    }

    private Standing here(RoutingContext context, LimitClass limit, Optional<String> account) {
        return account.map(id -> replica.ofAccount(limit, id))
                .orElseGet(
                        () -> replica.ofAddress(limit, ClientAddress.of(context).ip()));
    }

    private void decide(RoutingContext context, Standing standing) {
        if (!present(context)) {
            return;
        }
        // At the last moment: whoever answers may clear the headers that others set before.
        context.addHeadersEndHandler(head -> tell(context.response(), standing));
        if (standing.admitted()) {
            context.next();
        } else {
            TooManyRequests.count(meters, standing);
            Refusal.answer(vertx, context.request(), TooManyRequests.problem(standing));
        }
    }

    /** Who refused later, for the name that a log-in is for or for an account's day, has told how that limit stands. */
    private static void tell(HttpServerResponse response, Standing standing) {
        if (response.getStatusCode() != 429 || !response.headers().contains("RateLimit")) {
            response.putHeader("RateLimit", standing.header()).putHeader("RateLimit-Policy", standing.policy());
        }
    }

    /** Who left while the database was asked needs no answer, and what is begun for him now would never be told that he left. */
    private static boolean present(RoutingContext context) {
        return !context.response().closed() && !context.response().ended();
    }
}
