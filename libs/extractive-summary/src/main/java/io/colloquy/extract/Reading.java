package io.colloquy.extract;

import java.util.List;

/**
 * What a sentence tells, read once.
 *
 * @param weight see {@link Signals}
 * @param smallTalk whether it holds nothing but courtesy and laughter
 */
record Reading(List<String> words, List<String> terms, double weight, boolean asks, boolean link, boolean smallTalk) {
    /** Nothing beyond could be quoted, since a quote is shorter. */
    private static final int LONGEST = 400;

    static Reading of(String sentence) {
        String text = sentence.substring(0, Math.min(LONGEST, sentence.length()));
        List<String> words = Words.of(text);
        boolean link = Links.in(text);
        boolean asks = endsAsking(sentence);
        double weight = Signals.of(words) + Figures.weigh(text, words) + (link ? 0.5 : 0) + (asks ? 0.2 : 0);
        return new Reading(words, Terms.of(words), weight, asks, link, ChitChat.isAll(words) && !link);
    }

    private static boolean endsAsking(String text) {
        for (int at = text.length() - 1; at >= 0; at--) {
            char last = text.charAt(at);
            if (last == '?' || last == '？' || last == '؟') {
                return true;
            }
            if (Character.isLetterOrDigit(last)) {
                return false;
            }
        }
        return false;
    }
}
