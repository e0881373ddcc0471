package io.colloquy.graph.streaming;

import io.colloquy.graph.provider.ProviderFailure;

/**
 * An answer of which a part was delivered and that nobody could continue. The message is written by us and safe to show;
 * the part that was delivered is a draft and never an answer.
 */
public final class StreamBroken extends RuntimeException {
    private final ProviderFailure.Kind kind;

    StreamBroken(String why, ProviderFailure.Kind kind) {
        super("The answer broke off and could not be continued. " + why, null, false, false);
        this.kind = kind;
    }

    /** What was wrong with the last attempt, or null when it was no provider's failure (a deadline, a switch). */
    public ProviderFailure.Kind kind() {
        return kind;
    }
}
