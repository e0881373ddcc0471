package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.ProviderFailure;
import java.time.Duration;

/** Tells the guard to try again after a pause; it never leaves this package. */
final class Again extends RuntimeException {
    private final ProviderFailure failure;
    private final transient Duration pause;

    Again(ProviderFailure failure, Duration pause) {
        super(failure.getMessage(), null, false, false);
        this.failure = failure;
        this.pause = pause;
    }

    static Throwable unwrapped(Throwable thrown) {
        return thrown instanceof Again again ? again.failure : thrown;
    }

    static long pauseMillis(Throwable thrown) {
        return thrown instanceof Again again ? again.pause.toMillis() : 0;
    }
}
