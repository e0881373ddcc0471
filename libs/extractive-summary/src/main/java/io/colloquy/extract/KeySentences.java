package io.colloquy.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which sentences of a thought are quoted. */
final class KeySentences {
    private KeySentences() {}

    /** Those that fit, the weightiest first, in their own order; a message of small talk only where nothing else is. */
    static List<Sentence> of(Thought thought, int limit) {
        List<Sentence> best = new ArrayList<>(withBest(thought.sentences()));
        best.sort(Comparator.comparingDouble((Sentence one) -> -one.reading().weight()));
        List<Sentence> kept = new ArrayList<>();
        int length = 0;
        for (Sentence sentence : best) {
            if (kept.isEmpty() || length + sentence.length() <= limit) {
                kept.add(sentence);
                length += sentence.length();
            }
        }
        return thought.sentences().stream().filter(kept::contains).toList();
    }

    private static List<Sentence> withBest(List<Sentence> sentences) {
        List<Sentence> meaty = inMessagesWith(KeySentences::isMeaty, sentences);
        List<Sentence> worded =
                meaty.isEmpty() ? inMessagesWith(one -> !one.reading().smallTalk(), sentences) : meaty;
        return worded.isEmpty() ? sentences : worded;
    }

    private static List<Sentence> inMessagesWith(Predicate<Sentence> quality, List<Sentence> sentences) {
        Set<Line> messages =
                sentences.stream().filter(quality).map(Sentence::line).collect(Collectors.toSet());
        return sentences.stream()
                .filter(sentence -> messages.contains(sentence.line()))
                .toList();
    }

    private static boolean isMeaty(Sentence sentence) {
        return sentence.reading().weight() > 0 || sentence.reading().terms().size() > 1;
    }
}
