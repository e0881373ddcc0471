package io.colloquy.internaltoken;

/** A token that is not accepted, and in the message a few words why, for a log. It is an answer, not a bug, hence no stack trace. */
public class TokenRefused extends Exception {
    private static final long serialVersionUID = 1;

    TokenRefused(String why) {
        super(why, null, false, false);
    }
}
