package io.colloquy.tracking.annotation.pubannotation;

/** How long a text is, in the unit of offsets and in the two it is mistaken for. */
record TextLength(int codePoints, int utf16, int bytes) {
    static TextLength of(String text) {
        int bytes = 0;
        int codePoints = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A pair has four bytes: two for each half.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            codePoints += Character.isLowSurrogate(c) ? 0 : 1;
        }
        return new TextLength(codePoints, text.length(), bytes);
    }

    void check(Span span) {
        if (span.begin() < 0) {
            throw new Bad(Reason.SPAN_OUT_OF_RANGE, ".span", "It begins at " + span.begin() + ", before the text.");
        }
        if (span.begin() >= span.end()) {
            throw new Bad(
                    Reason.BEGIN_NOT_BEFORE_END,
                    ".span",
                    "It begins at " + span.begin() + " and ends at " + span.end() + ": nothing lies between.");
        }
        if (span.end() > codePoints) {
            throw beyond(span);
        }
    }

    private Bad beyond(Span span) {
        String where = "It ends at " + span.end() + ", and the text has " + codePoints + " characters";
        if (span.end() <= utf16) {
            return new Bad(
                    Reason.WRONG_UNIT,
                    ".span",
                    where + " (" + utf16 + " UTF-16 units): count in Unicode code points, not in UTF-16 units.");
        }
        if (span.end() <= bytes) {
            return new Bad(
                    Reason.WRONG_UNIT,
                    ".span",
                    where + " (" + bytes + " bytes of UTF-8): count in Unicode code points, not in bytes.");
        }
        return new Bad(Reason.SPAN_OUT_OF_RANGE, ".span", where + ".");
    }
}
