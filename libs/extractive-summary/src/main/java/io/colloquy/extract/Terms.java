package io.colloquy.extract;

import java.util.List;

/**
 * The words that carry a topic, cut to a common beginning. Truncation to five letters finds related word forms about
 * as well as a stemmer per language does (McNamee, Nicholas and Mayfield, "Addressing Morphological Variation in
 * Alphabetic Languages", SIGIR 2009), needs no guess of the language, and finds "Umzug" in "Umzugswagen".
 */
final class Terms {
    private static final int BEGINNING = 5;

    private Terms() {}

    static List<String> of(List<String> words) {
        return words.stream().filter(Terms::saysSomething).map(Terms::cut).toList();
    }

    private static boolean saysSomething(String word) {
        return word.length() > 1 && !StopWords.holds(word) && !ChitChat.isAll(List.of(word));
    }

    private static String cut(String word) {
        if (word.length() <= BEGINNING || Character.isDigit(word.charAt(0))) {
            return word;
        }
        return word.substring(
                0, word.offsetByCodePoints(0, Math.min(BEGINNING, word.codePointCount(0, word.length()))));
    }
}
