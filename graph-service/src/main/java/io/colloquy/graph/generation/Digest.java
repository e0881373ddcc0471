package io.colloquy.graph.generation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a list of texts and numbers; no two lists run together to the same bytes. */
final class Digest {
    private final MessageDigest digest;

    Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The length goes first; null is no text, which is another thing than an empty one. */
    Digest add(String text) {
        if (text == null) {
            return add(-1);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    Digest add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
