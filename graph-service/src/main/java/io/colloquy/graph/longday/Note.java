package io.colloquy.graph.longday;

import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.validation.Passage;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What a model noted about a part of a day.
 *
 * @param cites numbers of messages of the day, ascending, at least one
 * @param at when the first of them was written
 */
record Note(String text, List<Integer> cites, LocalDateTime at) {
    /** A note on paper: a model cites it by a number, and never sees the numbers that it rests on. */
    Message numbered(int number) {
        return new Message(number, at, "", Message.Kind.TEXT, text);
    }

    Passage passage() {
        return new Passage(text, cites);
    }
}
