package io.colloquy.tracking.annotation.collection;

/**
 * What became of a document that came to a project.
 *
 * @param warnings what its sender should know: annotations that got another id
 */
public record Fate(End end, int warnings) {
    static final Fate SKIPPED = new Fate(End.SKIPPED, 0);

    /** How it ended. */
    public enum End {
        /** It is stored. */
        STORED,
        /** There is one already, which stays. */
        SKIPPED,
        /** There is one of another text: spans would point elsewhere. */
        OTHER_TEXT,
        /** With what is there it would hold more than one document may. */
        TOO_MUCH
    }
}
