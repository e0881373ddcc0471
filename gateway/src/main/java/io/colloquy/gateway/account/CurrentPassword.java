package io.colloquy.gateway.account;

import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.IdentityProblems;
import io.colloquy.gateway.limit.LoginAttempts;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** That whoever is in already also knows the password. A stolen session is no place to guess it: tries count as log-ins do. */
@ApplicationScoped
public class CurrentPassword {
    private static final String FIND = "SELECT name, password FROM account WHERE id = $1 AND closed_at IS NULL";

    private final Database database;
    private final Passwords passwords;
    private final LoginAttempts attempts;

    CurrentPassword(Database database, Passwords passwords, LoginAttempts attempts) {
        this.database = database;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /** Fails with a 401 for an account that was closed a moment ago. */
    public Uni<Kept> of(String account) {
        return database.run(FIND, Tuple.of(account)).map(rows -> {
            if (!rows.iterator().hasNext()) {
                throw new Refused(IdentityProblems.unknown());
            }
            var row = rows.iterator().next();
            return new Kept(row.getString("name"), row.getString("password"));
        });
    }

    /**
     * Fails with a problem: 401 when it is another one, and then the event is written down; 429 after too many tries.
     *
     * @param given null for none, which is a problem too
     */
    public Uni<Void> prove(Kept kept, String given, AuditEvent wrong) {
        String hashed = NewPassword.asHashed(given);
        return attempts.count(kept.name())
                .chain(counted -> passwords.matches(hashed, kept.hash()))
                .chain(matches -> matches
                        ? Uni.createFrom().voidItem()
                        : database.inTransaction(transaction -> Audit.write(transaction, wrong))
                                .chain(written -> Uni.createFrom().failure(wrong())));
    }

    public static Refused wrong() {
        return new Refused(Problem.of(401, "wrong-credentials", "Wrong password", "The password is wrong.")
                .with("WWW-Authenticate", "Bearer"));
    }

    /**
     * What is kept of an account's password.
     *
     * @param name of the account
     * @param hash null where only keys open it
     */
    public record Kept(String name, String hash) {
        @Override
        public String toString() {
            return name;
        }
    }
}
