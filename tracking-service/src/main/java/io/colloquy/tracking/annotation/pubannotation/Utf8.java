package io.colloquy.tracking.annotation.pubannotation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds where bytes stop being UTF-8: the JSON parser would let overlong forms and lone halves pass. */
final class Utf8 {
    private Utf8() {}

    /** Index of the first byte, counted from the start, that is not UTF-8 or is zero; -1 if there is none. */
    static int firstBroken(byte[] bytes, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (bytes[i] <= 0) {
                return bytes[i] == 0 ? i - start : decode(bytes, i, start, length);
            }
        }
        return -1;
    }

    private static int decode(byte[] bytes, int from, int start, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, start + length - from);
        CharBuffer out = CharBuffer.allocate(1 << 12);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
            for (int i = 0; i < out.position(); i++) {
                if (out.get(i) == 0) {
                    return zero(bytes, from) - start;
                }
            }
        } while (result.isOverflow());
        return result.isError() ? in.position() - start : -1;
    }

    private static int zero(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != 0) {
            at++;
        }
        return at;
    }
}
