package io.colloquy.graph.usage;

import io.colloquy.graph.database.Database;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** For operators: the plan of an account, and limits of its own. */
@Path("/api/operator/usage/accounts/{account}")
@Tag(name = "Operation")
class AccountResource {
    private static final String SET = """
            INSERT INTO usage_account (name, plan, daily_requests, daily_tokens, daily_cost)
            SELECT $1::text, $2::text, $3::bigint, $4::bigint, $5::numeric
             WHERE NOT EXISTS (SELECT FROM left_account WHERE name_hash = sha256(convert_to($1::text, 'UTF8')))
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
    @Operation(summary = "An account's plan and limits")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "There can be no account of this name")
    public Uni<Terms> show(@RestPath String account) {
        return books.standing(Account.of(account)).map(Terms::of);
    }

    /** Holds from the next reservation on; what is used and under way stays as it is. */
    @PUT
    @Operation(summary = "Give an account a plan, or limits of its own")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "The body cannot be read, or there can be no account of this name")
    @APIResponse(responseCode = "422", description = "The plan is none, a limit is negative, or the account has left")
    public Uni<Terms> set(@RestPath String account, @NotNull Terms terms) {
        Account known = Account.of(account);
        terms.check();
        var values =
                Tuple.of(known.name(), terms.plan(), terms.dailyRequests(), terms.dailyTokens(), terms.dailyCost());
        return database.run(SET, values)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw hasLeft();
                    }
                })
                .chain(done -> show(known.name()));
    }

    /** A row for somebody who has been erased would be there for ever. */
    private static HttpProblem hasLeft() {
        return HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/account-left"))
                .withTitle("The limits cannot be set")
                .withStatus(422)
                .withDetail("The account has left, and nothing is kept for it any more.")
                .build();
    }
}
