package io.colloquy.faultproxy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads along what a client says to PostgreSQL and notices commits. A message is a type byte, a length that counts itself,
 * and the body; only the first ones of a connection have no type (PostgreSQL documentation, "Message Formats").
 */
final class CommitWatch {
    private static final int LONGEST = 64 << 20;
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int MOST_TEXT = 64 * 1024;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    /** By name: a statement is sent once and bound as often as it is used. */
    private final Map<String, String> prepared = new HashMap<>();

    private final StringBuilder transaction = new StringBuilder();
    private boolean started;
    private boolean open;
    private boolean notPostgres;

    /** The statements of the transaction that is committed by a message ending in these bytes; empty when none is. */
    Optional<String> commitIn(byte[] bytes, int count) {
        if (notPostgres) {
            return Optional.empty();
        }
        pending.write(bytes, 0, count);
        ByteBuffer buffer = ByteBuffer.wrap(pending.toByteArray());
        Optional<String> committed = Optional.empty();
        while (hasMessage(buffer)) {
            Optional<String> here = started ? message(buffer) : startup(buffer);
            committed = here.isPresent() ? here : committed;
        }
        pending.reset();
        pending.write(buffer.array(), buffer.position(), buffer.remaining());
        return committed;
    }

    private boolean hasMessage(ByteBuffer buffer) {
        int head = started ? 1 : 0;
        if (notPostgres || buffer.remaining() < head + Integer.BYTES) {
            return false;
        }
        int length = buffer.getInt(buffer.position() + head);
        if (length < Integer.BYTES || length > LONGEST) {
            // Some other protocol, or a message too large to hold a statement of interest: nothing is watched any more.
            notPostgres = true;
            pending.reset();
            return false;
        }
        return buffer.remaining() >= head + length;
    }

    private Optional<String> startup(ByteBuffer buffer) {
        int length = buffer.getInt();
        int code = length < 8 ? 0 : buffer.getInt(buffer.position());
        buffer.position(buffer.position() + length - Integer.BYTES);
        started = code != SSL_REQUEST && code != GSS_REQUEST;
        return Optional.empty();
    }

    private Optional<String> message(ByteBuffer buffer) {
        byte type = buffer.get();
        byte[] body = new byte[buffer.getInt() - Integer.BYTES];
        buffer.get(body);
        if (type == 'Q') {
            return query(text(body, 0));
        }
        if (type == 'P') {
            String name = text(body, 0);
            prepared.put(name, text(body, name.length() + 1));
        }
        if (type == 'S' && !open) {
            return committed();
        }
        if (type == 'B' && transaction.length() < MOST_TEXT) {
            String portal = text(body, 0);
            String name = text(body, portal.length() + 1);
            transaction.append(prepared.getOrDefault(name, "")).append('\n');
        }
        return Optional.empty();
    }

    private Optional<String> query(String text) {
        if (isCommand(text, "BEGIN")) {
            open = true;
            transaction.setLength(0);
            return Optional.empty();
        }
        if (isCommand(text, "COMMIT")) {
            open = false;
            return Optional.of(taken());
        }
        if (isCommand(text, "ROLLBACK")) {
            open = false;
            transaction.setLength(0);
            return Optional.empty();
        }
        transaction.append(text).append('\n');
        return open ? Optional.empty() : committed();
    }

    private static boolean isCommand(String text, String command) {
        return text.regionMatches(true, 0, command, 0, command.length());
    }

    /** Outside of a transaction a statement commits itself; one that was only prepared does not. */
    private Optional<String> committed() {
        return transaction.length() == 0 ? Optional.empty() : Optional.of(taken());
    }

    private String taken() {
        String statements = transaction.toString();
        transaction.setLength(0);
        return statements;
    }

    /** The zero-terminated text that begins here; one byte a character is enough to find a statement by. */
    private static String text(byte[] body, int from) {
        int end = from;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
