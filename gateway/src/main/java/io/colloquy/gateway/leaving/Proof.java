package io.colloquy.gateway.leaving;

import io.colloquy.gateway.account.CurrentPassword;
import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** That it is really the owner who wants what cannot be undone, and not whoever found his screen or one of his keys. */
@ApplicationScoped
class Proof {
    private static final Duration RECENT = Duration.ofMinutes(5);

    private final CurrentPassword current;

    Proof(CurrentPassword current) {
        this.current = current;
    }

    /**
     * Gives the hash that was proven; empty for an account without a password, and a key that may do everything, or a token
     * of somebody who has just logged in at its issuer.
     */
    Uni<Optional<String>> of(Identity identity, String password, AuditEvent event) {
        AuditEvent wrong =
                event.instead(Action.PASSWORD_WRONG).about(identity.credential().id());
        return current.of(identity.account())
                .chain(kept -> kept.hash() == null
                        ? withoutPassword(identity)
                        : current.prove(kept, password, wrong).replaceWith(Optional.of(kept.hash())));
    }

    private static Uni<Optional<String>> withoutPassword(Identity identity) {
        boolean borrowed = identity.credential().borrowed();
        // An issuer's token has at most what a user may do, whatever its account is.
        if (!identity.scopes()
                .containsAll(borrowed ? Role.USER.scopes() : identity.role().scopes())) {
            throw new Refused(Problem.of(
                    403, "forbidden-scope", "Not allowed", "Leaving needs a password, or a key with all scopes."));
        }
        if (borrowed && identity.credential().proven().isBefore(Instant.now().minus(RECENT))) {
            throw new Refused(again());
        }
        return Uni.createFrom().item(Optional.empty());
    }

    /** As RFC 9470 says it, so that a client may know what to do. */
    private static Problem again() {
        return Problem.of(
                        401,
                        "log-in-too-old",
                        "Log in again",
                        "Leaving needs a token of somebody who has logged in at its issuer within the last five minutes.")
                .with(
                        "WWW-Authenticate",
                        "Bearer error=\"insufficient_user_authentication\", max_age=\"" + RECENT.toSeconds() + "\"");
    }
}
