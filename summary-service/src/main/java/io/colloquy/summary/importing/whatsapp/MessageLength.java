package io.colloquy.summary.importing.whatsapp;

import io.colloquy.summary.importing.reading.Lines;
import io.colloquy.summary.importing.reading.Unreadable;
import java.util.Map;

/** Bounds a message of many lines: it is held in memory whole. */
final class MessageLength {
    private long first;
    private long characters;

    void start(String line, long number) {
        first = number;
        characters = line.length();
    }

    void more(String line, long number) {
        characters += line.length() + 1L;
        if (first > 0 && characters > Lines.LONGEST) {
            throw new Unreadable(
                    "message-too-long",
                    "A message is too long",
                    "The message that begins in line " + first + " is longer than " + (Lines.LONGEST >> 20)
                            + " MiB at line " + number + ".",
                    Map.of("line", first));
        }
    }
}
