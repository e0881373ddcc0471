package io.colloquy.summary.importing.whatsapp;

/** How characters are seen for matching: direction marks are not there, and every space is a space. */
final class Matching {
    private Matching() {}

    static boolean dropped(char c) {
        return c >= '\u200E'
                && (c <= '\u200F'
                        || (c >= '\u202A' && c <= '\u202E')
                        || (c >= '\u2066' && c <= '\u2069')
                        || c == '\uFEFF');
    }

    static char plain(char c) {
        return c < '\u00A0' || (c != '\u00A0' && c != '\u202F' && c != '\u2009' && c != '\u2007') ? c : ' ';
    }

    /** The text as it is matched; the same string where nothing differs. */
    static String clean(String text) {
        return clean(text, 0, text.length());
    }

    static String clean(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (dropped(c) || plain(c) != c) {
                return cleaned(text, from, to, i);
            }
        }
        return text.substring(from, to);
    }

    private static String cleaned(String text, int from, int to, int firstOdd) {
        StringBuilder clean = new StringBuilder(to - from).append(text, from, firstOdd);
        for (int i = firstOdd; i < to; i++) {
            char c = text.charAt(i);
            if (!dropped(c)) {
                clean.append(plain(c));
            }
        }
        return clean.toString();
    }
}
