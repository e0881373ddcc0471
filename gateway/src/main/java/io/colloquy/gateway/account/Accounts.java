package io.colloquy.gateway.account;

import static io.colloquy.gateway.account.Account.COLUMNS;

import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Credentials;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.RandomName;
import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.problem.Invalid;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All accounts. What changes them is written into the audit in the same transaction. */
@ApplicationScoped
public class Accounts {
    private static final String CREATE = "INSERT INTO account (id, name, role, password) VALUES ($1, $2, $3, $4)"
            + " ON CONFLICT (name) DO NOTHING RETURNING " + COLUMNS;
    private static final String FIND = "SELECT " + COLUMNS + " FROM account WHERE id = $1";
    private static final String PASSWORD =
            "SELECT id, role, password FROM account WHERE name = $1 AND closed_at IS NULL";
    private static final String LIST = "SELECT " + COLUMNS + " FROM account WHERE id > $1 ORDER BY id LIMIT $2";
    private static final String ROLE =
            "UPDATE account SET role = $2 WHERE id = $1 AND closed_at IS NULL RETURNING " + COLUMNS;
    /** It also lets an issuer's tokens in again, from now on, should they have been ended. */
    private static final String NEW_PASSWORD = """
            WITH sessions AS (DELETE FROM session WHERE account = $1),
                 tokens AS (UPDATE oidc_subject SET tokens_from = now() WHERE account = $1)
            UPDATE account SET password = $2 WHERE id = $1 AND closed_at IS NULL
            RETURNING\s""" + COLUMNS;

    private static final String REVOKE = """
            WITH sessions AS (DELETE FROM session WHERE account = $1),
                 keys AS (UPDATE api_key SET revoked_at = now() WHERE account = $1 AND revoked_at IS NULL),
                 tokens AS (UPDATE oidc_subject SET tokens_from = 'infinity' WHERE account = $1)
            UPDATE account SET password = NULL WHERE id = $1 AND closed_at IS NULL
            RETURNING\s""" + COLUMNS;

    private final Database database;
    private final Credentials credentials;
    private final Operators operators;

    Accounts(Database database, Credentials credentials, Operators operators) {
        this.database = database;
        this.credentials = credentials;
        this.operators = operators;
    }

    /** Of whoever wants one. */
    Uni<Account> register(String name, String password, AuditEvent event) {
        return database.inTransaction(transaction -> create(transaction, name, Role.USER, password, event));
    }

    Uni<Account> create(String name, Role role, String password, Identity operator, AuditEvent event) {
        return database.inTransaction(transaction -> operators
                .oneAtATime(transaction, operator)
                .chain(alone -> create(transaction, name, role, password, event)));
    }

    public Uni<Account> get(String id) {
        return database.run(FIND, Tuple.of(id)).map(rows -> only(rows).orElseThrow(Invalid::notFound));
    }

    /** How an open account of this name can be entered by a person. */
    public Uni<Optional<Lock>> lock(String name) {
        return database.run(PASSWORD, Tuple.of(name))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new Lock(row.getString("id"), row.getString("password"))));
    }

    Uni<List<Account>> list(String after, int limit) {
        return database.run(LIST, Tuple.of(after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Account::of)
                        .toList());
    }

    Uni<Account> role(String id, Role role, Identity operator, AuditEvent event) {
        return change(ROLE, Tuple.of(id, role.text()), id, operator, event.with("role", role.text()));
    }

    Uni<Account> password(String id, String hash, Identity operator, AuditEvent event) {
        return change(NEW_PASSWORD, Tuple.of(id, hash), id, operator, event);
    }

    /** Nothing that opened it until now does so any more. */
    Uni<Account> revoke(String id, Identity operator, AuditEvent event) {
        return change(REVOKE, Tuple.of(id), id, operator, event);
    }

    /** @param password its hash */
    private static Uni<Account> create(
            SqlConnection transaction, String name, Role role, String password, AuditEvent event) {
        String id = RandomName.with("acc_");
        AuditEvent created =
                new AuditEvent(event.action(), event.actor(), id, event.subject(), event.requestId(), event.detail());
        return transaction
                .preparedQuery(CREATE)
                .execute(Tuple.of(id, name, role.text(), password))
                .map(rows -> only(rows).orElseThrow(Accounts::taken))
                .call(account -> Audit.write(transaction, created.with("role", role.text())));
    }

    private Uni<Account> change(String sql, Tuple values, String id, Identity operator, AuditEvent event) {
        return database.inTransaction(transaction -> operators
                        .oneAtATime(transaction, operator)
                        .chain(alone -> transaction.preparedQuery(sql).execute(values))
                        .map(rows -> only(rows).orElseThrow(Invalid::notFound))
                        .call(account -> Audit.write(transaction, event)))
                .invoke(account -> credentials.forget(id));
    }

    private static Optional<Account> only(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(Account::of);
    }

    private static Refused taken() {
        return new Refused(Problem.of(409, "name-taken", "The name is taken", "name: another account has it."));
    }

    /**
     * What a person opens an account with.
     *
     * @param password its hash; null when only keys open it
     */
    public record Lock(String account, String password) {}
}
