package io.colloquy.internaltoken;

import java.util.Set;

/**
 * What a token is to say.
 *
 * @param audience the service that is called, such as {@code graph-service}; the token is worth nothing elsewhere
 * @param account whose request it is; of a service's own errand the service's name
 * @param scopes what the bearer may do, such as {@code read}; may be empty
 */
public record Grant(String audience, String account, Set<Group> groups, Set<String> scopes) {
    public Grant {
        groups = Set.copyOf(groups);
        scopes = Set.copyOf(scopes);
    }

    /** For a call of one service to another: on behalf of an account, or with the service's own name for itself. */
    public static Grant ofService(String audience, String account) {
        return new Grant(audience, account, Set.of(Group.SERVICE), Set.of());
    }
}
