package io.colloquy.gateway.identity;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * Whose request this is and what he may do with it, as found out by the gateway and by nobody else.
 *
 * @param account 1 to 200 characters; the name under which the services keep what is his
 */
public record Identity(String account, Role role, Set<Scope> scopes, Credential credential) {
    private static final String KEY = "colloquy.identity";

    public Identity {
        scopes = Set.copyOf(scopes);
    }

    /** Empty for somebody unknown, who got here because the path is open to everybody. */
    public static Optional<Identity> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    /** From here on the request is this account's. */
    public void on(RoutingContext context) {
        context.put(KEY, this);
    }

    /** Whether it may do all that its account may; a program's key is often made for less. */
    public boolean mayEverything() {
        return scopes.equals(role.scopes());
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
