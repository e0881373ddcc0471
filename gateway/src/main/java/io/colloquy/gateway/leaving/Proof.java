package io.colloquy.gateway.leaving;

import io.colloquy.gateway.account.NewPassword;
import io.colloquy.gateway.account.Passwords;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** That it is really the owner who wants what cannot be undone, and not whoever found his screen or one of his keys. */
@ApplicationScoped
class Proof {
    private static final String PASSWORD = "SELECT password FROM account WHERE id = $1";

    private final Database database;
    private final Passwords passwords;

    Proof(Database database, Passwords passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    /** Gives the hash that was proven; empty for an account that only keys open, and a key that may do everything. */
    Uni<Optional<String>> of(Identity identity, String password) {
        return database.run(PASSWORD, Tuple.of(identity.account())).chain(rows -> {
            String hash = rows.iterator().next().getString("password");
            return hash == null ? withoutPassword(identity) : withPassword(password, hash);
        });
    }

    private Uni<Optional<String>> withPassword(String password, String hash) {
        return passwords.matches(NewPassword.asHashed(password), hash).map(matches -> {
            if (!matches) {
                throw new Refused(Problem.of(401, "wrong-credentials", "Wrong password", "The password is wrong.")
                        .with("WWW-Authenticate", "Bearer"));
            }
            return Optional.of(hash);
        });
    }

    private static Uni<Optional<String>> withoutPassword(Identity identity) {
        if (!identity.mayEverything()) {
            throw new Refused(Problem.of(
                    403, "forbidden-scope", "Not allowed", "Leaving needs a password, or a key with all scopes."));
        }
        return Uni.createFrom().item(Optional.empty());
    }
}
