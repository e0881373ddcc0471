package io.colloquy.graph.validation;

import io.colloquy.graph.provider.InvalidReason;
import io.colloquy.graph.provider.ProviderFailure;

/** Why an answer cannot be used, in words for people, never the answer's own text. */
final class InvalidAnswer extends Exception {
    private final transient ProviderFailure failure;

    InvalidAnswer(InvalidReason reason, String words) {
        this(ProviderFailure.invalid(reason, words));
    }

    InvalidAnswer(ProviderFailure failure) {
        super(failure.getMessage(), null, false, false);
        this.failure = failure;
    }

    ProviderFailure failure() {
        return failure;
    }
}
