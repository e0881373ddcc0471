package io.colloquy.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text in the form in which they are compared: lower case, without accents, apostrophes and links.
 * Numbers keep what binds them ("18:30", "24.12."). Scripts that put no spaces between words give pairs of characters.
 */
final class Words {
    /** Longer words exist only by accident or malice ("hahaha…" by the metre); their beginning is enough. */
    private static final int LONGEST = 40;

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int unspaced = -1;

    private Words() {}

    static List<String> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD);
        Words reading = new Words();
        int at = 0;
        while (at < plain.length()) {
            at = Links.startsAt(plain, at) ? reading.skipLink(plain, at) : reading.read(plain, at);
        }
        reading.endWord();
        return List.copyOf(reading.words);
    }

    private int skipLink(String text, int at) {
        endWord();
        return Links.end(text, at);
    }

    private int read(String text, int at) {
        int point = text.codePointAt(at);
        int next = at + Character.charCount(point);
        if (isUnspaced(point)) {
            readUnspaced(point);
        } else if (Character.isLetterOrDigit(point)) {
            append(point);
        } else if (!isMark(point) && !isApostrophe(point) && !bindsDigits(text, at)) {
            endWord();
        } else if (bindsDigits(text, at)) {
            append(point);
        }
        return next;
    }

    private void readUnspaced(int point) {
        if (!word.isEmpty()) {
            endWord();
        }
        if (unspaced >= 0) {
            words.add(Character.toString(unspaced) + Character.toString(point));
        }
        unspaced = point;
    }

    private void append(int point) {
        unspaced = -1;
        if (point == 'ß') {
            word.append("ss");
        } else if (word.length() < LONGEST) {
            word.appendCodePoint(Character.toLowerCase(point));
        }
    }

    private void endWord() {
        unspaced = -1;
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean bindsDigits(String text, int at) {
        return ".:,/-".indexOf(text.charAt(at)) >= 0
                && at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == '’';
    }

    private static boolean isUnspaced(int point) {
        if (point < 0x0E00) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
