package io.colloquy.extract;

import java.util.List;
import java.util.stream.Stream;

/**
 * A thought and the replies that settle it: a question with its answer, a proposal with its "deal".
 *
 * @param thoughts the opening one first; others are replies, at most two
 * @param segment which stretch of the day it belongs to
 */
record Exchange(List<Thought> thoughts, int segment) {
    Thought opening() {
        return thoughts.get(0);
    }

    boolean isSettled() {
        return thoughts.size() > 1;
    }

    int length() {
        return thoughts.stream().mapToInt(Thought::length).sum();
    }

    boolean sharesMessageWith(Exchange other) {
        return opening().lastNumber() == other.opening().firstNumber()
                || other.opening().lastNumber() == opening().firstNumber();
    }

    boolean isChitChat() {
        return opening().isChitChat();
    }

    List<String> terms() {
        return readings().flatMap(reading -> reading.terms().stream()).toList();
    }

    Stream<Reading> readings() {
        return thoughts.stream().flatMap(Thought::readings);
    }
}
