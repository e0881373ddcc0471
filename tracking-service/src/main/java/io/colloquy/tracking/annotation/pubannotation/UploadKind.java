package io.colloquy.tracking.annotation.pubannotation;

import java.util.Locale;
import java.util.Optional;

/** The containers in which annotations are uploaded. */
public enum UploadKind {
    /** One document. */
    JSON,
    /** One document a line. */
    JSONL,
    /** A gzipped tar of files of the other two kinds. */
    TGZ;

    /** The kind that a file's name says. */
    public static Optional<UploadKind> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return Optional.of(JSON);
        }
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return Optional.of(JSONL);
        }
        return lower.endsWith(".tgz") || lower.endsWith(".tar.gz") ? Optional.of(TGZ) : Optional.empty();
    }
}
