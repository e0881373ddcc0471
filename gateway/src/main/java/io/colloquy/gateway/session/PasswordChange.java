package io.colloquy.gateway.session;

import io.colloquy.gateway.account.CurrentPassword;
import io.colloquy.gateway.account.CurrentPassword.Kept;
import io.colloquy.gateway.account.NewPassword;
import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Confirmation;
import io.colloquy.gateway.identity.Credentials;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.problem.Invalid;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Another password ends every other session: one of them may be why it is changed. */
@ApplicationScoped
class PasswordChange {
    private static final String SET = """
            UPDATE account SET password = $2 WHERE id = $1 AND password IS NOT DISTINCT FROM $3 AND closed_at IS NULL
            """;
    private static final String END_OTHERS = "DELETE FROM session WHERE account = $1 AND id <> $2";

    private final Database database;
    private final CurrentPassword password;
    private final NewPassword rules;
    private final Credentials credentials;
    private final Confirmation confirmation;

    PasswordChange(
            Database database,
            CurrentPassword password,
            NewPassword rules,
            Credentials credentials,
            Confirmation confirmation) {
        this.database = database;
        this.password = password;
        this.rules = rules;
        this.credentials = credentials;
        this.confirmation = confirmation;
    }

    Uni<Void> of(Identity identity, String current, String next, AuditEvent event) {
        AuditEvent wrong =
                event.instead(Action.PASSWORD_WRONG).about(identity.credential().id());
        return password.of(identity.account())
                .call(kept -> kept.hash() == null
                        ? first(identity)
                        : password.prove(kept, Invalid.present(current, "current"), wrong))
                .chain(kept -> rules.hash(next, kept.name()).chain(hash -> set(identity, hash, kept, event)))
                .invoke(done -> credentials.forget(identity.account()));
    }

    /** Nobody has one to tell yet. A password opens everything, so whoever sets the first must hold everything. */
    private static Uni<Void> first(Identity identity) {
        if (identity.credential().borrowed()) {
            throw new Refused(Problem.of(
                    403,
                    "forbidden-credential",
                    "Not with this token",
                    "A password would outlive the token that asks for it; an operator can set the first one."));
        }
        return identity.mayEverything()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .failure(new Refused(Problem.of(
                                403,
                                "forbidden-scope",
                                "Not allowed",
                                "The first password of an account needs a credential with all of its scopes.")));
    }

    private Uni<Void> set(Identity identity, String hash, Kept before, AuditEvent event) {
        Tuple values = Tuple.of(identity.account(), hash, before.hash());
        return database.inTransaction(transaction -> confirmation
                .of(transaction, identity)
                .chain(holds -> transaction.preparedQuery(SET).execute(values))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        // Somebody else changed it meanwhile, so that the current one is another.
                        throw CurrentPassword.wrong();
                    }
                })
                .chain(rows -> transaction
                        .preparedQuery(END_OTHERS)
                        .execute(Tuple.of(
                                identity.account(), identity.credential().id())))
                .chain(ended -> Audit.write(transaction, event.with("sessionsEnded", ended.rowCount()))));
    }
}
