package io.colloquy.summary.importing.reading;

/** A line to show to a person: its number from 1, and its text, cut so that a report stays readable. */
public record NumberedText(long line, String text) {
    private static final int SHOWN = 200;

    public static NumberedText of(long line, String text) {
        return new NumberedText(line, cut(text));
    }

    /** At most 200 characters, never half of a surrogate pair. */
    public static String cut(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "…";
    }
}
