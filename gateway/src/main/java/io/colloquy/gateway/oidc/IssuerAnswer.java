package io.colloquy.gateway.oidc;

/** The issuer did not say what it should, and in the message a few words about that, for a log. */
final class IssuerAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    IssuerAnswer(String what) {
        super(what, null, false, false);
    }
}
