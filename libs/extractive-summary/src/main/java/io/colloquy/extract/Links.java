package io.colloquy.extract;

/** Web addresses inside a text: worth mentioning, but not made of words. */
final class Links {
    private Links() {}

    static boolean startsAt(String text, int at) {
        char first = text.charAt(at);
        return switch (first) {
            case 'h', 'H' -> starts(text, at, "http://") || starts(text, at, "https://");
            case 'w', 'W' -> starts(text, at, "www.");
            default -> false;
        };
    }

    /** Where the link that starts at this place ends: at the next white space. */
    static int end(String text, int at) {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean in(String text) {
        return text.contains("http://") || text.contains("https://") || text.contains("www.");
    }

    private static boolean starts(String text, int at, String prefix) {
        return text.regionMatches(true, at, prefix, 0, prefix.length());
    }
}
