package io.colloquy.graph.provider.offline;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A user's text in sentences; each is a stretch of the text as it was written, and none crosses a line. */
final class UserSentences {
    private UserSentences() {}

    static List<String> of(String text) {
        var sentences = new ArrayList<String>();
        text.lines().forEach(line -> split(line, sentences));
        return sentences;
    }

    private static void split(String line, List<String> sentences) {
        BreakIterator borders = BreakIterator.getSentenceInstance(Locale.ROOT);
        borders.setText(line);
        int start = borders.first();
        for (int end = borders.next(); end != BreakIterator.DONE; start = end, end = borders.next()) {
            String sentence = line.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
    }
}
