package io.colloquy.graph.conformance;

import java.util.Locale;

/** How an answer is asked for. */
enum Form {
    STREAMED,
    PLAIN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
