package io.colloquy.graph.provider;

import java.time.Duration;

/**
 * Why there is no usable answer. The message is written by us and safe to show: never a provider's own words, which
 * can quote a key or the chat.
 */
public final class ProviderFailure extends RuntimeException {
    /** What a caller can do about it. */
    public enum Kind {
        /** Another time may do: connection lost, overloaded, rate limited. */
        UNAVAILABLE,
        /** An answer came and cannot be used. */
        INVALID,
        /** The request, the key or the model was refused: the same again will be refused again. */
        REJECTED,
        /** The provider declines to write about this. */
        FILTERED,
        /** There is nothing in the request that a summary could rest on. */
        NOTHING_TO_SAY,
        /** An operator has to set something first. */
        NOT_CONFIGURED
    }

    private final Kind kind;
    private final Integer status;
    private final transient Duration retryAfter;

    public ProviderFailure(Kind kind, String detail, Integer status, Duration retryAfter) {
        super(detail, null, false, false);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public ProviderFailure(Kind kind, String detail) {
        this(kind, detail, null, null);
    }

    public Kind kind() {
        return kind;
    }

    /** The provider's HTTP status, or null when it gave none. */
    public Integer status() {
        return status;
    }

    /** What the provider asked for, or null. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
