package io.colloquy.gateway.apikey;

import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Scope;
import io.colloquy.gateway.problem.Invalid;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which key somebody wants.
 *
 * @param expiresInDays 1 to 3650; null for as long as nobody revokes it
 */
record KeyRequest(
        @Schema(description = "For its owner: 1 to 100 characters")
        String name,

        @Schema(description = "At least one, and none that the asking credential has not")
        List<Scope> scopes,

        @Schema(description = "1 to 3650; without it the key does not expire")
        Integer expiresInDays) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LIFE = 3650;

    /** What it may do, which is never more than whoever asks may. */
    Set<Scope> scopesFor(Identity asking) {
        if (asking.credential().borrowed()) {
            throw new Refused(Problem.of(
                    403,
                    "forbidden-credential",
                    "Not with this token",
                    "A key would outlive the token that asks for it; a session makes keys."));
        }
        String called = Invalid.present(name, "name").strip();
        if (called.isEmpty()
                || called.codePointCount(0, called.length()) > LONGEST_NAME
                || called.chars().anyMatch(Character::isISOControl)
                || called.equals(OperatorKey.NAME)) {
            throw Invalid.field("name", "must have 1 to " + LONGEST_NAME + " printable characters");
        }
        if (expiresInDays != null && (expiresInDays < 1 || expiresInDays > LONGEST_LIFE)) {
            throw Invalid.field("expiresInDays", "must be 1 to " + LONGEST_LIFE);
        }
        if (Invalid.present(scopes, "scopes").isEmpty() || scopes.contains(null)) {
            throw Invalid.field("scopes", "must be some of read, write, generate, admin");
        }
        for (Scope scope : scopes) {
            if (!asking.may(scope)) {
                throw new Refused(Problem.of(
                        403,
                        "forbidden-scope",
                        "Not allowed",
                        "scopes: " + scope.text() + " is not a scope of the credential that asks."));
            }
        }
        return new TreeSet<>(scopes);
    }
}
