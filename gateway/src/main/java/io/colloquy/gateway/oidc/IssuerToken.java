package io.colloquy.gateway.oidc;

import io.colloquy.gateway.identity.Scope;
import java.time.Instant;
import java.util.Set;

/**
 * What a token that was found good says.
 *
 * @param subject the issuer's name for its owner: 1 to 255 printable ASCII characters, never used for anybody else
 * @param issued when it was made
 * @param proven when its owner last logged in at the issuer, as far as that is said; else when it was made
 */
record IssuerToken(String subject, Set<Scope> scopes, Instant issued, Instant proven, Instant expires) {
    IssuerToken {
        scopes = Set.copyOf(scopes);
    }
}
