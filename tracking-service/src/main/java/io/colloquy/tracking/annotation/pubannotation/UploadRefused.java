package io.colloquy.tracking.annotation.pubannotation;

/** An upload that cannot be read on; what was read before stands as it was given. */
public final class UploadRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why an upload is refused. */
    public enum Refusal {
        EMPTY,
        WRONG_CONTAINER,
        NOT_TEXT,
        TRUNCATED,
        BROKEN_GZIP,
        BROKEN_TAR,
        NAME_OUTSIDE,
        ABSOLUTE_NAME,
        LINK,
        DEVICE,
        FIFO,
        SPARSE,
        UNKNOWN_ENTRY_KIND,
        NESTED_ARCHIVE,
        TOO_MANY_ENTRIES,
        ENTRY_TOO_LARGE,
        UNPACKS_TO_TOO_MUCH,
        RATIO_TOO_HIGH,
        HEADER_TOO_LARGE,
        DATA_AFTER_END
    }

    private final Refusal refusal;
    private final String entry;
    private final long at;

    UploadRefused(Refusal refusal, String entry, long at, String detail) {
        super(detail, null, false, false);
        this.refusal = refusal;
        this.entry = entry;
        this.at = at;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The archive's entry it is about, safe to show; null if it is about none. */
    public String entry() {
        return entry;
    }

    /** How many bytes of the upload, as sent, had been read. */
    public long at() {
        return at;
    }
}
