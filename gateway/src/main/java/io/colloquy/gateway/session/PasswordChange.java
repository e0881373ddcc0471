package io.colloquy.gateway.session;

import io.colloquy.gateway.account.NewPassword;
import io.colloquy.gateway.account.Passwords;
import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Confirmation;
import io.colloquy.gateway.identity.Credentials;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.limit.LoginAttempts;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Another password ends every other session: one of them may be why it is changed. */
@ApplicationScoped
class PasswordChange {
    private static final String CURRENT = "SELECT name, password FROM account WHERE id = $1 AND closed_at IS NULL";
    private static final String SET = """
            UPDATE account SET password = $2 WHERE id = $1 AND password IS NOT DISTINCT FROM $3 AND closed_at IS NULL
            """;
    private static final String END_OTHERS = "DELETE FROM session WHERE account = $1 AND id <> $2";

    private final Database database;
    private final Passwords passwords;
    private final NewPassword rules;
    private final Credentials credentials;
    private final Confirmation confirmation;
    private final LoginAttempts attempts;

    PasswordChange(
            Database database,
            Passwords passwords,
            NewPassword rules,
            Credentials credentials,
            Confirmation confirmation,
            LoginAttempts attempts) {
        this.database = database;
        this.passwords = passwords;
        this.rules = rules;
        this.credentials = credentials;
        this.confirmation = confirmation;
        this.attempts = attempts;
    }

    Uni<Void> of(Identity identity, String current, String next, AuditEvent event) {
        return database.run(CURRENT, Tuple.of(identity.account()))
                .map(rows -> rows.iterator().next())
                .call(row -> attempts.count(row.getString("name")))
                .call(row -> prove(identity, current, row.getString("password")))
                .chain(row -> rules.hash(next, row.getString("name")).chain(hash -> set(identity, hash, row, event)))
                .invoke(done -> credentials.forget(identity.account()));
    }

    private Uni<Void> prove(Identity identity, String current, String password) {
        if (password == null) {
            // Nobody has one to tell yet. A password opens everything, so whoever sets the first must hold everything.
            return identity.mayEverything()
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom()
                            .failure(new Refused(Problem.of(
                                    403,
                                    "forbidden-scope",
                                    "Not allowed",
                                    "The first password of an account needs a credential with all of its scopes.")));
        }
        return passwords.matches(NewPassword.asHashed(current), password).map(matches -> {
            if (!matches) {
                throw LogIn.wrong();
            }
            return null;
        });
    }

    private Uni<Void> set(Identity identity, String hash, Row before, AuditEvent event) {
        Tuple values = Tuple.of(identity.account(), hash, before.getString("password"));
        return database.inTransaction(transaction -> confirmation
                .of(transaction, identity)
                .chain(holds -> transaction.preparedQuery(SET).execute(values))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        // Somebody else changed it meanwhile, so that the current one is another.
                        throw LogIn.wrong();
                    }
                })
                .chain(rows -> transaction
                        .preparedQuery(END_OTHERS)
                        .execute(Tuple.of(
                                identity.account(), identity.credential().id())))
                .chain(ended -> Audit.write(transaction, event.with("sessionsEnded", ended.rowCount()))));
    }
}
