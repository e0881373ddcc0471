package io.colloquy.tracking.annotation.pubannotation;

/** An id or a name from an upload, short and harmless enough to be shown and stored. */
final class Quoted {
    private static final int MOST = 80;

    private Quoted() {}

    static String of(String given) {
        StringBuilder shown = new StringBuilder();
        given.codePoints().limit(MOST).forEach(c -> shown.appendCodePoint(harmless(c) ? c : 0xFFFD));
        return given.codePointCount(0, given.length()) > MOST
                ? shown.append('…').toString()
                : shown.toString();
    }

    private static boolean harmless(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
