package io.colloquy.gateway.session;

import io.colloquy.gateway.account.Account;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.identity.Scope;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** @param credential {@code session} or {@code key}, with the id under which it can be revoked, or {@code oidc} */
record WhoView(String account, String name, Role role, Set<Scope> scopes, CredentialView credential) {
    static WhoView of(Account account, Identity identity) {
        String kind = identity.credential().kind().name().toLowerCase(Locale.ROOT);
        return new WhoView(
                account.id(),
                account.name(),
                identity.role(),
                new TreeSet<>(identity.scopes()),
                new CredentialView(kind, identity.credential().id()));
    }

    record CredentialView(String kind, String id) {}
}
