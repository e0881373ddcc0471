package io.colloquy.gateway.oidc;

import java.util.Optional;

/** How tokens may be signed: with keys that have a secret half. What is checked with a shared secret anybody here could sign. */
enum Algorithm {
    RS256("RS256", "RSA"),
    PS256("PS256", "RSA"),
    ES256("ES256", "EC"),
    EDDSA("EdDSA", "OKP");

    private final String text;
    private final String keyType;

    Algorithm(String text, String keyType) {
        this.text = text;
        this.keyType = keyType;
    }

    static Optional<Algorithm> of(String text) {
        for (Algorithm algorithm : values()) {
            if (algorithm.text.equals(text)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** By its name in a token's head. */
    String text() {
        return text;
    }

    /** The {@code kty} of its keys. */
    String keyType() {
        return keyType;
    }
}
