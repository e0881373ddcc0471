package io.colloquy.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A set of words and phrases, found in a text's words in one pass. */
final class Lexicon {
    private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();
    private final Set<String> words = new HashSet<>();

    /** Takes words and phrases as people write them, separated by commas. */
    Lexicon(String... entries) {
        for (String line : entries) {
            for (String entry : line.split(",", -1)) {
                List<String> phrase = Words.of(entry);
                if (phrase.size() == 1) {
                    words.add(phrase.get(0));
                }
                if (!phrase.isEmpty()) {
                    byFirstWord
                            .computeIfAbsent(phrase.get(0), first -> new ArrayList<>())
                            .add(phrase);
                }
            }
        }
    }

    boolean holds(String word) {
        return words.contains(word);
    }

    boolean isIn(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            if (isAt(words, at)) {
                return true;
            }
        }
        return false;
    }

    boolean isAt(List<String> words, int at) {
        return lengthAt(words, at) > 0;
    }

    /** How many words the longest entry at this place has; 0 when none stands there. */
    int lengthAt(List<String> words, int at) {
        int longest = 0;
        if (at < words.size()) {
            for (List<String> phrase : byFirstWord.getOrDefault(words.get(at), List.of())) {
                int end = at + phrase.size();
                if (phrase.size() > longest
                        && end <= words.size()
                        && words.subList(at, end).equals(phrase)) {
                    longest = phrase.size();
                }
            }
        }
        return longest;
    }
}
