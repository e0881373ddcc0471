package io.colloquy.tracking.annotation.pubannotation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file, or the file as a whole, one after the other in the same memory; too long ones are skipped. */
final class Portions {
    private static final int KEPT = 1 << 16;

    private final InputStream in;
    private final boolean lines;
    private final int longest;
    private final byte[] buffer = new byte[KEPT];
    private int position;
    private int limit;
    private byte[] bytes = new byte[KEPT];
    private int length;
    private boolean tooLong;
    private long number;

    Portions(InputStream in, boolean lines, int longest) {
        this.in = in;
        this.lines = lines;
        this.longest = longest;
    }

    /** Goes to the next one; false behind the last. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        number++;
        if (bytes.length > 1 << 20) {
            bytes = new byte[KEPT];
        }
        boolean any = false;
        while (position < limit || fill()) {
            any = true;
            int end = position;
            while (end < limit && !(lines && buffer[end] == '\n')) {
                end++;
            }
            keep(end - position);
            position = end;
            if (end < limit) {
                position++;
                return true;
            }
        }
        return any;
    }

    /** Number of the line at hand, from 1. */
    long number() {
        return number;
    }

    boolean tooLong() {
        return tooLong;
    }

    boolean blank() {
        for (int i = start(); i < length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where it begins among the bytes: behind a byte order mark. */
    int start() {
        return length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF ? 3 : 0;
    }

    int end() {
        return length;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private void keep(int more) {
        if (tooLong || length + more > longest) {
            tooLong = true;
            length = 0;
            return;
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(longest, Math.max(bytes.length * 2, length + more)));
        }
        System.arraycopy(buffer, position, bytes, length, more);
        length += more;
    }
}
