package io.colloquy.gateway.session;

import io.colloquy.gateway.account.AccountRules;
import io.colloquy.gateway.account.Accounts;
import io.colloquy.gateway.account.Accounts.Lock;
import io.colloquy.gateway.account.Passwords;
import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.limit.LoginAttempts;
import io.colloquy.gateway.problem.Invalid;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.session.Sessions.Opened;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** From a name and a password to a session. Whoever fails learns nothing about which of the two was wrong. */
@ApplicationScoped
class LogIn {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Database database;
    private final LoginAttempts attempts;

    LogIn(Accounts accounts, Passwords passwords, Sessions sessions, Database database, LoginAttempts attempts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.database = database;
        this.attempts = attempts;
    }

    Uni<Opened> with(String name, String password, String client, String requestId) {
        String stored = AccountRules.nameAsStored(Invalid.present(name, "name"));
        String hashed = AccountRules.passwordAsHashed(Invalid.present(password, "password"));
        return attempts.count(stored)
                .chain(counted -> accounts.lock(stored))
                .chain(lock -> passwords
                        .matches(hashed, lock.map(Lock::password).orElse(null))
                        .chain(matches -> matches
                                ? sessions.open(lock.get().account(), lock.get().password(), client, requestId)
                                : Uni.createFrom().item(Optional.<Opened>empty()))
                        .chain(opened -> opened.isPresent()
                                ? Uni.createFrom().item(opened.get())
                                : refuse(lock.map(Lock::account).orElse(null), requestId)));
    }

    /** The name that was tried is not written down: people type passwords into the wrong field. */
    private Uni<Opened> refuse(String account, String requestId) {
        AuditEvent failed = AuditEvent.unproven(Action.LOG_IN_FAILED, account, requestId);
        return database.inTransaction(transaction -> Audit.write(transaction, failed))
                .chain(written -> Uni.createFrom().failure(wrong()));
    }

    private static Refused wrong() {
        return new Refused(
                Problem.of(401, "wrong-credentials", "Wrong name or password", "The name or the password is wrong.")
                        .with("WWW-Authenticate", "Bearer"));
    }
}
