package io.colloquy.extract;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;

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

    List<String> words() {
        return sentences.stream().flatMap(sentence -> sentence.words().stream()).collect(Collectors.toList());
    }

    int length() {
        return sentences.stream().mapToInt(Sentence::length).sum();
    }

    boolean asks() {
        return sentences.stream().anyMatch(Sentence::asks);
    }

    boolean isChitChat() {
        return sentences.stream().allMatch(Sentence::isChitChat);
    }

    private Sentence first() {
        return sentences.get(0);
    }

    private Sentence last() {
        return sentences.get(sentences.size() - 1);
    }
}
