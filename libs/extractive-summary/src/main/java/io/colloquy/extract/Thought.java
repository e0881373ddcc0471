package io.colloquy.extract;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one person says in one breath: a message, several short ones in a row, or a stretch of a long one.
 *
 * @param sentences in the order of the conversation, at least one
 * @param withMedia whether a picture or file of the same person comes with it
 */
record Thought(List<Sentence> sentences, boolean withMedia) {
    String sender() {
        return first().line().sender();
    }

    LocalDateTime startsAt() {
        return first().line().at();
    }

    LocalDateTime endsAt() {
        return last().line().at();
    }

    int length() {
        return sentences.stream().mapToInt(Sentence::length).sum();
    }

    double weight() {
        return readings().mapToDouble(Reading::weight).sum();
    }

    boolean asks() {
        return readings().anyMatch(Reading::asks);
    }

    boolean volunteers() {
        return readings().anyMatch(reading -> Signals.volunteers(reading.words()));
    }

    boolean commits() {
        return readings().anyMatch(reading -> Signals.commits(reading.words()));
    }

    boolean isChitChat() {
        return readings().allMatch(Reading::smallTalk);
    }

    List<String> firstWords() {
        return first().reading().words();
    }

    Stream<Reading> readings() {
        return sentences.stream().map(Sentence::reading);
    }

    int firstNumber() {
        return first().line().number();
    }

    int lastNumber() {
        return last().line().number();
    }

    private Sentence first() {
        return sentences.get(0);
    }

    private Sentence last() {
        return sentences.get(sentences.size() - 1);
    }
}
