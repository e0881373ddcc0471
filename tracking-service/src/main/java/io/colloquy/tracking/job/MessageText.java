package io.colloquy.tracking.job;

import java.util.List;
import java.util.stream.Collectors;

/** Keeps what people read short, and says what was left out. */
public final class MessageText {
    /** Code points, the mark included. */
    static final int LONGEST = 500;

    private static final int IDS = 3;

    /** A text of at most 500 code points; one that was cut ends with how many are missing. */
    public static String cut(String text) {
        if (text == null || text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        int length = text.codePointCount(0, text.length());
        int kept = LONGEST;
        // The mark's own length depends on the number in it.
        while (kept + mark(length - kept).length() > LONGEST) {
            kept--;
        }
        return text.substring(0, text.offsetByCodePoints(0, kept)) + mark(length - kept);
    }

    /** {@code 12, 13, 14 and 37 more}: the first three, so that a list of any length can stand in a sentence. */
    public static String ids(List<?> ids) {
        String first = ids.stream().limit(IDS).map(String::valueOf).collect(Collectors.joining(", "));
        return ids.size() <= IDS ? first : first + " and " + (ids.size() - IDS) + " more";
    }

    private static String mark(int missing) {
        return "… (" + missing + " more characters cut)";
    }

    private MessageText() {}
}
