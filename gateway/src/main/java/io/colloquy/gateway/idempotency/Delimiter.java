package io.colloquy.gateway.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** What stands between the parts of a form, found in pieces of any size: a piece may end in the middle of it. */
final class Delimiter {
    private static final byte[] MARK = {0};

    private final byte[] text;
    private byte[] held = new byte[0];

    Delimiter(String text) {
        this.text = text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Passes on all but the delimiters, each of which is one mark, and holds back what may be the beginning of one. */
    void leaveOut(byte[] piece, MessageDigest digest) {
        byte[] bytes = joined(piece);
        int from = 0;
        for (int at = find(bytes, from); at >= 0; at = find(bytes, from)) {
            digest.update(bytes, from, at - from);
            digest.update(MARK);
            from = at + text.length;
        }
        int held = Math.max(from, bytes.length - text.length + 1);
        digest.update(bytes, from, held - from);
        this.held = Arrays.copyOfRange(bytes, held, bytes.length);
    }

    void end(MessageDigest digest) {
        digest.update(held);
        held = new byte[0];
    }

    private byte[] joined(byte[] piece) {
        if (held.length == 0) {
            return piece;
        }
        byte[] bytes = Arrays.copyOf(held, held.length + piece.length);
        System.arraycopy(piece, 0, bytes, held.length, piece.length);
        return bytes;
    }

    private int find(byte[] bytes, int from) {
        int last = bytes.length - text.length;
        for (int at = from; at <= last; at++) {
            if (bytes[at] == text[0] && Arrays.equals(bytes, at, at + text.length, text, 0, text.length)) {
                return at;
            }
        }
        return -1;
    }
}
