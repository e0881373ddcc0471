package io.colloquy.gateway.identity;

/**
 * By what somebody showed who he is.
 *
 * @param id the public id of the session or key, never its secret
 */
public record Credential(Kind kind, String id) {
    /** A session is a person who logged in; a key is a program that he let in. */
    public enum Kind {
        SESSION,
        KEY
    }
}
