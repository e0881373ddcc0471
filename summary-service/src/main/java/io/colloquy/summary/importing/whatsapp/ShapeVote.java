package io.colloquy.summary.importing.whatsapp;

import io.colloquy.summary.importing.reading.Lines;
import io.colloquy.summary.importing.reading.NumberedText;
import io.colloquy.summary.importing.reading.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shape that most headers at the beginning of a file have: what a person pasted cannot outvote it. */
final class ShapeVote {
    private static final int SAMPLE = 2_000;
    private static final int SHOWN = 3;

    private ShapeVote() {}

    static Shape of(Lines lines) throws IOException {
        Map<Shape, Integer> votes = new HashMap<>();
        List<NumberedText> shown = new ArrayList<>();
        Shape winner = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (shown.size() < SHOWN && !line.isBlank()) {
                shown.add(NumberedText.of(lines.number(), line));
            }
            Header header = HeaderScanner.scan(line);
            if (header != null) {
                int count = votes.merge(header.shape(), 1, Integer::sum);
                winner = winner == null || count > votes.get(winner) ? header.shape() : winner;
            }
            if (winner != null && lines.number() >= SAMPLE) {
                break;
            }
        }
        if (winner == null) {
            throw noMessages(shown);
        }
        return winner;
    }

    private static Unreadable noMessages(List<NumberedText> shown) {
        if (shown.isEmpty()) {
            return new Unreadable("upload-empty", "The file is empty", "The file holds no text.", Map.of());
        }
        NumberedText first = shown.get(0);
        return new Unreadable(
                "no-messages",
                "No message was found",
                "No line begins like a message of a chat export. Line " + first.line() + " looks like '"
                        + outline(first.text())
                        + "', and '99/99/99, 99:99 - Aaa: aaa' or '[99.99.99, 99:99:99] Aaa: aaa' was expected.",
                Map.of("firstLines", shown));
    }

    /** The line's form without its words: digits become 9, letters a. */
    private static String outline(String line) {
        StringBuilder outline = new StringBuilder();
        line.codePoints()
                .limit(60)
                .forEach(c -> outline.appendCodePoint(
                        Character.isDigit(c) ? '9' : Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : c));
        return outline.toString();
    }
}
