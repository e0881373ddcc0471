package io.colloquy.summary.importing.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The lines of a UTF-8 text, read as a stream. Only a line feed ends a line, with or without a carriage return before
 * it: U+2028 and its like are part of what people wrote. Bytes that are not UTF-8 are refused, never replaced.
 */
public final class Lines implements Closeable {
    /** Longest line, in bytes: a line is held in memory whole. */
    public static final int LONGEST = 8 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private byte[] pending = new byte[1 << 10];
    private int pendingLength;
    private int position;
    private int limit;
    private long lineOffset;
    private long nextOffset;
    private long number;

    public Lines(InputStream in) {
        this.in = in;
    }

    /** Number of the line that {@link #next} gave last, from 1. */
    public long number() {
        return number;
    }

    /** Offset of that line's first byte. */
    public long offset() {
        return lineOffset;
    }

    /** The next line without its end; null when there is none. */
    public String next() throws IOException {
        pendingLength = 0;
        lineOffset = nextOffset;
        number++;
        while (true) {
            if (position == limit && !fill()) {
                return pendingLength == 0 ? null : decode(pending, 0, pendingLength);
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int length = end - position;
            nextOffset += length;
            if (end < limit) {
                nextOffset++;
                return finish(end, length);
            }
            keep(length);
            position = end;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private String finish(int end, int length) {
        int start = position;
        position = end + 1;
        if (pendingLength == 0) {
            return decode(buffer, start, length);
        }
        int to = position;
        position = start;
        keep(length);
        position = to;
        return decode(pending, 0, pendingLength);
    }

    private void keep(int length) {
        if (pendingLength + length > LONGEST) {
            throw new Unreadable(
                    "line-too-long",
                    "A line is too long",
                    "Line " + number + " is longer than " + (LONGEST >> 20) + " MiB.",
                    Map.of("line", number));
        }
        if (pendingLength + length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(pending.length * 2, pendingLength + length));
        }
        System.arraycopy(buffer, position, pending, pendingLength, length);
        pendingLength += length;
    }

    private String decode(byte[] bytes, int start, int length) {
        int kept = length > 0 && bytes[start + length - 1] == '\r' ? length - 1 : length;
        String line = new String(bytes, start, kept, StandardCharsets.UTF_8);
        // The decoder puts U+FFFD where it understands nothing; only then is a closer look worth its time.
        if (line.indexOf('\uFFFD') >= 0) {
            Utf8.check(bytes, start, kept, lineOffset, number);
        }
        if (line.indexOf('\0') >= 0) {
            long at = lineOffset + line.substring(0, line.indexOf('\0')).getBytes(StandardCharsets.UTF_8).length;
            throw new Unreadable(
                    "upload-binary",
                    "The file is not text",
                    "There is a zero byte at byte " + at + " (line " + number + "): this is a binary file.",
                    Map.of("byte", at, "line", number));
        }
        return line;
    }
}
