package io.colloquy.gateway.leaving;

import io.colloquy.gateway.account.CurrentPassword;
import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** That it is really the owner who wants what cannot be undone, and not whoever found his screen or one of his keys. */
@ApplicationScoped
class Proof {
    private final CurrentPassword current;

    Proof(CurrentPassword current) {
        this.current = current;
    }

    /** Gives the hash that was proven; empty for an account that only keys open, and a key that may do everything. */
    Uni<Optional<String>> of(Identity identity, String password, AuditEvent event) {
        AuditEvent wrong =
                event.instead(Action.PASSWORD_WRONG).about(identity.credential().id());
        return current.of(identity.account())
                .chain(kept -> kept.hash() == null
                        ? withoutPassword(identity)
                        : current.prove(kept, password, wrong).replaceWith(Optional.of(kept.hash())));
    }

    private static Uni<Optional<String>> withoutPassword(Identity identity) {
        if (!identity.mayEverything()) {
            throw new Refused(Problem.of(
                    403, "forbidden-scope", "Not allowed", "Leaving needs a password, or a key with all scopes."));
        }
        return Uni.createFrom().item(Optional.empty());
    }
}
