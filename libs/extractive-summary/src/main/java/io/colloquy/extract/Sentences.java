package io.colloquy.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the sentences of a message. Ends are line breaks and sentence marks before a space; marks after an
 * abbreviation or an ordinal number ("Dr. Keller", "3. März") are none. Emoji after a mark belong to the sentence
 * before them.
 */
final class Sentences {
    private static final Lexicon ABBREVIATIONS = new Lexicon(
            "dr, prof, hr, str, nr, ca, bzw, usw, etc, inkl, incl, zzgl, ggf, evtl, tel, bspw, vgl",
            "sr, sra, srta, dra, dña, pág, núm, aprox, avda, av, c, ud, uds, mr, mrs, ms, jr, vs, approx, dept");

    private Sentences() {}

    static List<Sentence> of(Line line) {
        String text = line.text();
        List<Sentence> found = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isLineBreak(c)) {
                add(found, line, start, at);
                start = ++at;
            } else if (isMark(c) && ends(text, start, at)) {
                at = withTrailers(text, at + 1);
                add(found, line, start, at);
                start = at;
            } else {
                at++;
            }
        }
        add(found, line, start, text.length());
        return found;
    }

    private static void add(List<Sentence> found, Line line, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Blank.is(line.text().charAt(start))) {
            start++;
        }
        while (end > start && Blank.is(line.text().charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            found.add(Sentence.of(line, start, end));
        }
    }

    private static boolean ends(String text, int start, int at) {
        char mark = text.charAt(at);
        if (mark == '。' || mark == '！' || mark == '？') {
            return true;
        }
        int next = at + 1;
        if (next < text.length() && Character.isLetterOrDigit(text.codePointAt(next))) {
            return false;
        }
        return mark != '.' || !isAbbreviation(text, start, at);
    }

    private static boolean isAbbreviation(String text, int start, int dot) {
        int from = dot;
        while (from > start && dot - from < 8 && Character.isLetterOrDigit(text.charAt(from - 1))) {
            from--;
        }
        String before = text.substring(from, dot);
        if (before.length() <= 2 && !before.isEmpty() && before.chars().allMatch(Character::isDigit)) {
            return true;
        }
        boolean single = before.length() == 1 && Character.isLetter(before.charAt(0));
        List<String> word = Words.of(before);
        return single || (word.size() == 1 && ABBREVIATIONS.holds(word.get(0)));
    }

    private static int withTrailers(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isLineBreak((char) point) || Character.isLetterOrDigit(point) || opens(point)) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static boolean opens(int point) {
        return switch (Character.getType(point)) {
            case Character.START_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.CURRENCY_SYMBOL -> true;
            default -> "¿¡\"#@*_+".indexOf(point) >= 0;
        };
    }

    private static boolean isMark(char c) {
        return ".!?…。！？؟".indexOf(c) >= 0;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }
}
