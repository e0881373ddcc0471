package io.colloquy.standalone.terminal;

/**
 * Text from a chat, a file name or a neighbour, made harmless for a terminal: what would move the cursor, change colours,
 * turn the writing direction or fake a line of ours becomes a visible sign or a space.
 */
public final class SafeText {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;

    private SafeText() {}

    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(safe, point));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int point) {
        if (point == '\n' || point == '\t' || point == '\r' || point == 0x2028 || point == 0x2029) {
            safe.append(' ');
        } else if (point < ' ') {
            safe.appendCodePoint(CONTROL_PICTURES + point);
        } else if (point == 0x7F) {
            safe.appendCodePoint(PICTURE_OF_DELETE);
        } else if (CodePoints.within(point, 0x80, 0x9F) || CodePoints.within(point, 0xD800, 0xDFFF)) {
            safe.appendCodePoint(REPLACEMENT);
        } else if (!turnsDirection(point)) {
            safe.appendCodePoint(point);
        }
    }

    private static boolean turnsDirection(int point) {
        return CodePoints.within(point, 0x202A, 0x202E) || CodePoints.within(point, 0x2066, 0x2069);
    }
}
