package io.colloquy.standalone.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines by the columns that a terminal gives each character. */
public final class Columns {
    private Columns() {}

    /**
     * Breaks at spaces, and inside a word only when the word alone is wider than a line.
     *
     * @param indent stands before every line but the first, which is for the caller to begin
     * @param width columns of a line, the indent included; at least 20 are used
     */
    public static List<String> wrap(String text, String indent, int width) {
        int room = Math.max(20, width) - of(indent);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" +", -1)) {
            String rest = word;
            if (line.length() > 0 && of(line.toString()) + 1 + of(rest) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (line.length() == 0 && of(rest) > room) {
                int cut = fitting(rest, room);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(line.toString());
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, indent + lines.get(i));
        }
        return lines;
    }

    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    private static int fitting(String word, int room) {
        int columns = 0;
        for (int at = 0; at < word.length(); at += Character.charCount(word.codePointAt(at))) {
            columns += of(word.codePointAt(at));
            if (columns > room) {
                return Math.max(at, Character.charCount(word.codePointAt(0)));
            }
        }
        return word.length();
    }

    private static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** East Asian scripts and pictographs. */
    private static boolean isWide(int point) {
        return CodePoints.within(point, 0x1100, 0x115F)
                || CodePoints.within(point, 0x2E80, 0xA4CF)
                || CodePoints.within(point, 0xAC00, 0xD7A3)
                || CodePoints.within(point, 0xF900, 0xFAFF)
                || CodePoints.within(point, 0xFE30, 0xFE6F)
                || CodePoints.within(point, 0xFF00, 0xFF60)
                || CodePoints.within(point, 0x1F300, 0x1FAFF)
                || CodePoints.within(point, 0x20000, 0x3FFFD);
    }
}
