package io.colloquy.summary.importing.whatsapp;

/** Walks over a line as matching sees it, while positions stay those of the line as written. */
final class Cursor {
    private final String line;
    private int position;

    Cursor(String line) {
        this.line = line;
    }

    int position() {
        return position;
    }

    void back(int to) {
        position = to;
    }

    /** The next character, or -1 at the end. */
    int peek() {
        while (position < line.length()) {
            char c = line.charAt(position);
            if (!Matching.dropped(c)) {
                return Matching.plain(c);
            }
            position++;
        }
        return -1;
    }

    boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    /** Any number of spaces; false if there was none. */
    boolean spaces() {
        int start = position;
        boolean any = false;
        while (take(' ')) {
            any = true;
        }
        if (!any) {
            position = start;
        }
        return any;
    }

    /** Digits that follow, with their count in the upper half: {@code count << 16 | value}; -1 for none or over four. */
    int digits() {
        int value = 0;
        int count = 0;
        int c = peek();
        while (c >= '0' && c <= '9') {
            if (++count > 4) {
                return -1;
            }
            value = value * 10 + (c - '0');
            position++;
            c = peek();
        }
        return count == 0 ? -1 : count << 16 | value;
    }

    /** A word, whatever its case; where it does not stand the cursor stays. */
    boolean take(String word) {
        int start = position;
        for (int i = 0; i < word.length(); i++) {
            int c = peek();
            if (c != word.charAt(i) && (c < 0 || Character.toLowerCase((char) c) != word.charAt(i))) {
                position = start;
                return false;
            }
            position++;
        }
        return true;
    }
}
