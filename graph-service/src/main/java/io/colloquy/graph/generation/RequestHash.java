package io.colloquy.graph.generation;

import io.colloquy.graph.journal.JournalKey;
import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
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

    static JournalKey key(Order order) {
        return new JournalKey(order.key(), order.call().purpose().label(), of(order.call()));
    }

    static String of(Call call) {
        var hash = new RequestHash();
        hash.add(call.purpose().label());
        if (call.material() instanceof Material.Day day) {
            hash.add(day);
        } else if (call.material() instanceof Material.Chat chat) {
            hash.add(chat.request().encode());
        }
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(Material.Day day) {
        add(day.maxPoints());
        for (Message message : day.messages()) {
            add(message.number());
            add(message.at().toString());
            add(message.sender());
            add(message.kind().name());
            add(message.text());
        }
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
