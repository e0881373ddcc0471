package io.colloquy.gateway.identity;

import java.time.Instant;

/**
 * By what somebody showed who he is.
 *
 * @param id the public id of the session, key or token, never its secret
 * @param proven when its owner last logged in at the issuer of a token; null for what was made here
 */
public record Credential(Kind kind, String id, Instant proven) {
    /** A session is a person who logged in; a key is a program that he let in; a token is what an issuer says of somebody. */
    public enum Kind {
        SESSION,
        KEY,
        OIDC
    }

    public Credential(Kind kind, String id) {
        this(kind, id, null);
    }

    /** Whether somebody else may end it at any time, so that nothing that lasts may come of it. */
    public boolean borrowed() {
        return kind == Kind.OIDC;
    }
}
