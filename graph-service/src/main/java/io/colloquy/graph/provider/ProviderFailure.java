package io.colloquy.graph.provider;

import java.time.Duration;

/**
 * Why there is no usable answer. The message is written by us and safe to log and to show: never a provider's own words,
 * which can quote a key or the chat. Those of a content filter are kept apart, for the caller alone.
 */
public final class ProviderFailure extends RuntimeException {
    /** What a caller can do about it. */
    public enum Kind {
        /** Another time may do: connection lost, overloaded, rate limited. */
        UNAVAILABLE,
        /** An answer came and cannot be used. */
        INVALID,
        /** An answer broke off of which a part was delivered already: only one that begins with that part can help. */
        CUT_OFF,
        /** Nothing came within the time for a first token, or it stopped coming. */
        SILENT,
        /** The request does not fit into the model's window. */
        TOO_LONG,
        /** What was paid for is used up, which no waiting mends. */
        QUOTA,
        /** The request, the key or the model was refused: the same again will be refused again. */
        REJECTED,
        /** The provider declines to write about this. */
        FILTERED,
        /** There is nothing in the request that a summary could rest on. */
        NOTHING_TO_SAY,
        /** An operator has to set something first. */
        NOT_CONFIGURED
    }

    /** In characters: enough for a sentence or two. */
    public static final int LONGEST_REASON = 300;

    private final Kind kind;
    private final Integer status;
    private final transient Duration retryAfter;
    private final String reason;
    private final InvalidReason invalidReason;

    public ProviderFailure(Kind kind, String detail, Integer status, Duration retryAfter) {
        this(kind, detail, status, retryAfter, null);
    }

    /**
     * @param reason what the provider itself says, at most {@value #LONGEST_REASON} characters; only of a content filter,
     *     only for the caller, and never into a log
     */
    public ProviderFailure(Kind kind, String detail, Integer status, Duration retryAfter, String reason) {
        super(detail, null, false, false);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
        this.reason = reason;
        this.invalidReason = null;
    }

    private ProviderFailure(InvalidReason invalidReason, Kind kind, String detail, Integer status) {
        super(detail, null, false, false);
        this.kind = kind;
        this.status = status;
        this.retryAfter = null;
        this.reason = null;
        this.invalidReason = invalidReason;
    }

    /** An answer came and cannot be used. */
    public static ProviderFailure invalid(InvalidReason why, String detail) {
        return new ProviderFailure(why, Kind.INVALID, detail, null);
    }

    /** The same failure of an answer of which a part was delivered already. */
    public ProviderFailure cutOff() {
        return new ProviderFailure(invalidReason, Kind.CUT_OFF, getMessage(), status);
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

    /** Why the provider's content filter stepped in, in the provider's words and for the caller alone, or null. */
    public String reason() {
        return reason;
    }

    /** What is wrong with the answer, or null where it was not the answer that was wrong. */
    public InvalidReason invalidReason() {
        return invalidReason;
    }

    /** Whether the same request to the same place can go better. */
    public boolean retryHere() {
        return kind == Kind.UNAVAILABLE || kind == Kind.INVALID;
    }

    /** Whether another model or server could do better; one that has a larger window, or another key, as the kind asks. */
    public boolean nextRoute() {
        return kind != Kind.FILTERED && kind != Kind.NOTHING_TO_SAY;
    }
}
