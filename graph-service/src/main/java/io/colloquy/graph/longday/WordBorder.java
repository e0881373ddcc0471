package io.colloquy.graph.longday;

/** Where a text may be cut in two. */
final class WordBorder {
    private WordBorder() {}

    /** The end of a white space as near as possible, else the place itself, never within a character; 0 for a text that cannot be cut. */
    static int nearest(String text, int place) {
        int reach = Math.min(place, text.length() - place) / 2;
        for (int away = 0; away < reach; away++) {
            if (isAfterSpace(text, place - away)) {
                return place - away;
            }
            if (isAfterSpace(text, place + away)) {
                return place + away;
            }
        }
        boolean withinCharacter = place > 0
                && Character.isLowSurrogate(text.charAt(place))
                && Character.isHighSurrogate(text.charAt(place - 1));
        return withinCharacter ? place - 1 : place;
    }

    private static boolean isAfterSpace(String text, int at) {
        return Character.isWhitespace(text.charAt(at - 1)) && !Character.isWhitespace(text.charAt(at));
    }
}
