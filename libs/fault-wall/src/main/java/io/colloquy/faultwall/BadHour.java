package io.colloquy.faultwall;

import java.io.IOException;
import java.util.List;

/**
 * What a bad hour looks like: one request in four finds the provider out of order, which a breaker bears, others get an
 * answer that is none, and a prompt that met trouble twice is answered.
 */
final class BadHour {
    private static final int MOST_TROUBLES = 2;
    private static final List<String> TURNS = List.of(
            "empty",
            "429-seconds",
            "healthy",
            "not-json",
            "trailing-comma",
            "cut",
            "healthy",
            "whitespace",
            "healthy",
            "503",
            "wrong-enum",
            "stall",
            "healthy",
            "reset",
            "healthy",
            "length",
            "fenced",
            "500",
            "healthy",
            "reasoning",
            "healthy",
            "529",
            "healthy",
            "healthy",
            "healthy",
            "end",
            "healthy",
            "healthy");

    private BadHour() {}

    static boolean play(Talk talk) throws IOException {
        String fault = talk.times() < MOST_TROUBLES ? TURNS.get(talk.turn() % TURNS.size()) : "healthy";
        talk.plays(fault);
        return Faults.named(fault).play(talk);
    }
}
