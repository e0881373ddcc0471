package io.colloquy.gateway.leaving;

import io.colloquy.gateway.access.RequestId;
import io.colloquy.gateway.account.Operators;
import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Credentials;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.problem.Invalid;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Closes accounts: from one transaction on nothing opens it, its name is free, and the services are owed the news. */
@ApplicationScoped
class Departures {
    /** Also refuses the last operator, who would leave a system that nobody can run. */
    private static final String CLOSE = """
        UPDATE account SET closed_at = now(), name = NULL, password = NULL
         WHERE id = $1 AND closed_at IS NULL AND password IS NOT DISTINCT FROM $2
           AND (role <> 'operator' OR EXISTS (
               SELECT FROM account other WHERE other.role = 'operator' AND other.closed_at IS NULL AND other.id <> $1))
        """;

    /** Every start would ask for it again, and its key would open nothing for ever. */
    private static final String LOCAL = "local";

    private static final List<String> FORGET = List.of(
            "DELETE FROM session WHERE account = $1",
            "DELETE FROM api_key WHERE account = $1",
            "UPDATE oidc_subject SET subject = NULL WHERE account = $1");
    private static final String OWE = "INSERT INTO leaving (account, receipt_hash) VALUES ($1, $2)";
    private static final String STEPS = """
        INSERT INTO leaving_step (account, service, position)
        VALUES ($1, 'summary', 1), ($1, 'tracking', 2), ($1, 'graph', 3)
        """;

    private final Database database;
    private final Credentials credentials;
    private final Operators operators;

    Departures(Database database, Credentials credentials, Operators operators) {
        this.database = database;
        this.credentials = credentials;
        this.operators = operators;
    }

    /** @param password the hash that was checked, null for an account without one */
    Uni<ReceiptLink> close(Identity identity, String password, AuditEvent event) {
        String account = identity.account();
        if (account.equals(LOCAL)) {
            throw Invalid.field(
                    "account",
                    "local stays, because the key that the system is started with belongs to it; delete its chats, jobs and graphs"
                            + " one by one, or the whole system");
        }
        ReceiptLink link = ReceiptLink.random();
        return database.inTransaction(transaction -> operators
                        .oneAtATime(transaction, identity)
                        .chain(alone -> transaction.preparedQuery(CLOSE).execute(Tuple.of(account, password)))
                        .invoke(rows -> {
                            if (rows.rowCount() == 0) {
                                throw Invalid.field("account", "has changed meanwhile, or is the last operator's");
                            }
                        })
                        .chain(closed -> forget(transaction, account))
                        .chain(forgotten ->
                                transaction.preparedQuery(OWE).execute(Tuple.of(account, Buffer.buffer(link.hash()))))
                        .chain(owed -> transaction.preparedQuery(STEPS).execute(Tuple.of(account)))
                        .chain(owed -> Audit.write(transaction, event))
                        .replaceWith(link))
                .invoke(done -> credentials.forget(account));
    }

    static AuditEvent left(String account) {
        return AuditEvent.unproven(Action.ACCOUNT_LEFT, account, RequestId.own("leaving"));
    }

    private static Uni<Void> forget(SqlConnection transaction, String account) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String sql : FORGET) {
            all = all.chain(done ->
                    transaction.preparedQuery(sql).execute(Tuple.of(account)).replaceWithVoid());
        }
        return all;
    }
}
