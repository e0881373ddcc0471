package io.colloquy.summary.importing.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Finds the byte at which a line stops being UTF-8. */
final class Utf8 {
    private Utf8() {}

    static void check(byte[] bytes, int start, int length, long offset, long line) {
        ByteBuffer in = ByteBuffer.wrap(bytes, start, length);
        CharBuffer out = CharBuffer.allocate(1 << 12);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        if (result.isError()) {
            long at = offset + in.position() - start;
            throw new Unreadable(
                    "encoding-broken",
                    "The file is not UTF-8 text",
                    "Byte " + at + " (line " + line + ") is " + String.format("0x%02X", bytes[in.position()] & 0xff)
                            + ", which is not UTF-8 there. Save the file as UTF-8, or upload the export unchanged.",
                    Map.of("byte", at, "line", line));
        }
    }
}
