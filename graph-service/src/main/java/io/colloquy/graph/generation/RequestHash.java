package io.colloquy.graph.generation;

import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.provider.Call;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one request from another. It covers what the caller sent and nothing that an operator sets: after a change of
 * model or prompt a repeated key still gets the answer that was paid for, instead of a conflict nobody can resolve.
 */
final class RequestHash {
    private final MessageDigest digest;

    private RequestHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(Call call) {
        var hash = new RequestHash();
        hash.add(call.purpose().label());
        hash.add(call.maxPoints());
        for (Message message : call.messages()) {
            hash.add(message.number());
            hash.add(message.at().toString());
            hash.add(message.sender());
            hash.add(message.kind().name());
            hash.add(message.text());
        }
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    /** The length goes first, so that no two lists of texts run together to the same bytes. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }
}
