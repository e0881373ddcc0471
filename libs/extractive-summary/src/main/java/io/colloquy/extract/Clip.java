package io.colloquy.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a text that is too long may be cut: after a clause, else after a word, else after a visible character. */
final class Clip {
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private Clip() {}

    /**
     * Where to cut.
     *
     * @param limit most chars to keep, at least 1
     * @return the end of what is kept; beyond the limit only if the first visible character alone is longer
     */
    static int end(String text, int start, int end, int limit) {
        if (end - start <= limit) {
            return end;
        }
        int last = start + limit;
        int clause = lastBorder(text, start + limit / 2, last, true);
        if (clause > start) {
            return clause;
        }
        int word = lastBorder(text, start + limit / 3, last, false);
        return word > start ? word : lastCharacter(text, start, last);
    }

    private static int lastBorder(String text, int from, int to, boolean clause) {
        for (int at = to; at > from; at--) {
            char before = text.charAt(at - 1);
            boolean space = Character.isWhitespace(text.charAt(at));
            if (space && !Blank.is(before) && (!clause || ",;:–—)!?.".indexOf(before) >= 0)) {
                return at;
            }
        }
        return -1;
    }

    private static int lastCharacter(String text, int start, int to) {
        Matcher characters = CHARACTER.matcher(text).region(start, text.length());
        int end = start;
        while (characters.find() && (characters.end() <= to || end == start)) {
            end = characters.end();
        }
        return end;
    }
}
