package io.colloquy.tracking.annotation.pubannotation;

/**
 * Finds where bytes stop being UTF-8 (table 3-7 of the Unicode standard): the JSON parser would let overlong forms and
 * lone halves pass.
 */
final class Utf8 {
    private Utf8() {}

    /** Index of the first byte, counted from the start, that is not UTF-8 or is zero; -1 if there is none. */
    static int firstBroken(byte[] bytes, int start, int length) {
        int end = start + length;
        int i = start;
        while (i < end) {
            int size = bytes[i] > 0 ? 1 : sequence(bytes, i, end);
            if (size == 0) {
                return i - start;
            }
            i += size;
        }
        return -1;
    }

    /** Bytes of the character that begins here; 0 if none does. */
    private static int sequence(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        int size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + size > end || !second(first, bytes[at + 1] & 0xff)) {
            return 0;
        }
        for (int i = 2; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    private static boolean second(int first, int second) {
        return switch (first) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> (second & 0xC0) == 0x80;
        };
    }
}
