package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.ProviderFailure;
import java.util.Locale;
import java.util.stream.Stream;

/** What is wrong with an answer, in a word: a closed set, because it becomes a label. */
enum InvalidReason {
    TRUNCATED,
    EMPTY,
    JSON,
    /** Anything else that the purpose asks for and the answer lacks. */
    SHAPE;

    /** Reads our own words about the answer; the answer's are not in them. */
    static InvalidReason of(ProviderFailure failure) {
        String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (Stream.of("cut off", "does not say that it is complete", "broke off", "ended without")
                .anyMatch(said::contains)) {
            return TRUNCATED;
        }
        if (Stream.of("empty", "too short", "no text").anyMatch(said::contains)) {
            return EMPTY;
        }
        return said.contains("json") ? JSON : SHAPE;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
