package io.colloquy.graph.validation;

import io.colloquy.graph.provider.ProviderFailure;

/** Why an answer cannot be used, in words for people, never the answer's own text. */
final class InvalidAnswer extends Exception {
    private final transient ProviderFailure.Kind kind;

    InvalidAnswer(String reason) {
        this(ProviderFailure.Kind.INVALID, reason);
    }

    InvalidAnswer(ProviderFailure.Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    ProviderFailure failure() {
        return new ProviderFailure(kind, getMessage());
    }
}
