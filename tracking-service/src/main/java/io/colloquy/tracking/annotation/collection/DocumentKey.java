package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.pubannotation.AnnotatedDocument;

/** Which document of its project. */
public record DocumentKey(String sourcedb, String sourceid) {
    public static DocumentKey of(AnnotatedDocument document) {
        return new DocumentKey(document.sourcedb(), document.sourceid());
    }
}
