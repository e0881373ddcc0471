package io.colloquy.graph.usage;

import io.colloquy.graph.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** For operators: the plan of an account, and limits of its own. */
@Path("/api/operator/usage/accounts/{account}")
class AccountResource {
    private static final String SET = """
            INSERT INTO usage_account (name, plan, daily_requests, daily_tokens, daily_cost) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (name) DO UPDATE
               SET plan = excluded.plan, daily_requests = excluded.daily_requests, daily_tokens = excluded.daily_tokens,
                   daily_cost = excluded.daily_cost
            """;

    private final Database database;
    private final Books books;

    AccountResource(Database database, Books books) {
        this.database = database;
        this.books = books;
    }

    @GET
    public Uni<Terms> show(@RestPath String account) {
        return books.standing(Account.of(account)).map(Terms::of);
    }

    /** Holds from the next reservation on; what is used and under way stays as it is. */
    @PUT
    public Uni<Terms> set(@RestPath String account, @NotNull Terms terms) {
        Account known = Account.of(account);
        terms.check();
        var values =
                Tuple.of(known.name(), terms.plan(), terms.dailyRequests(), terms.dailyTokens(), terms.dailyCost());
        return database.run(SET, values).chain(done -> show(known.name()));
    }
}
