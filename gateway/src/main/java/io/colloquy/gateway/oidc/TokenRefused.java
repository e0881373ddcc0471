package io.colloquy.gateway.oidc;

/** A token that is not accepted, and in the message a few words why, for a log. It quotes nothing. */
final class TokenRefused extends Exception {
    private static final long serialVersionUID = 1;

    TokenRefused(String why) {
        super(why, null, false, false);
    }
}
