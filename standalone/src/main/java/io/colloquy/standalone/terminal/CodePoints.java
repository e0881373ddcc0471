package io.colloquy.standalone.terminal;

/** Ranges of Unicode. */
final class CodePoints {
    private CodePoints() {}

    /** Both ends belong to the range. */
    static boolean within(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
