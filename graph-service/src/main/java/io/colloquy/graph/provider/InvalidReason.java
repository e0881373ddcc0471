package io.colloquy.graph.provider;

import java.util.Locale;

/** What is wrong with an answer, in a word: a closed set, because it becomes a label of a metric. */
public enum InvalidReason {
    /** It was cut off, or does not say that it is complete, or a part of it could not be read. */
    TRUNCATED,
    /** Nothing that anybody would see. */
    EMPTY,
    /** It was to be JSON and is not. */
    JSON,
    /** Anything else that was asked for and the answer lacks. */
    SHAPE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
