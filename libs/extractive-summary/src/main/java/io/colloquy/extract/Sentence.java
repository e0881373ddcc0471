package io.colloquy.extract;

import java.util.List;

/**
 * A sentence where it stands in a message.
 *
 * @param start first char of it in the message's text
 * @param end the char after its last
 */
record Sentence(Line line, int start, int end, List<String> words) {
    static Sentence of(Line line, int start, int end) {
        return new Sentence(line, start, end, Words.of(line.text().substring(start, end)));
    }

    String text() {
        return line.text().substring(start, end);
    }

    int length() {
        return end - start;
    }

    boolean asks() {
        for (int at = end - 1; at >= start; at--) {
            char last = line.text().charAt(at);
            if (last == '?' || last == '？' || last == '؟') {
                return true;
            }
            if (Character.isLetterOrDigit(last)) {
                return false;
            }
        }
        return false;
    }

    boolean isChitChat() {
        return ChitChat.isAll(words) && !Links.in(text());
    }
}
