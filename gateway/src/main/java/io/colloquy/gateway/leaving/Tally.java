package io.colloquy.gateway.leaving;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What went into a file of lines: how much, its SHA-256, and what its last line says; without keeping more than a line. */
final class Tally {
    /** An ending line is short; of a longer one only its length is of interest. */
    private static final int LINE = 64 * 1024;

    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long bytes;
    private boolean ended;

    void add(byte[] chunk) {
        bytes += chunk.length;
        digest.update(chunk);
        int end = chunk.length;
        while (end > 0 && chunk[end - 1] == '\n') {
            end--;
        }
        if (end > 0) {
            last(chunk, end);
        }
        ended |= end < chunk.length;
    }

    /** Only the end of a piece is looked at, because this happens between the pieces of everybody else's answers. */
    private void last(byte[] chunk, int end) {
        int begin = end;
        while (begin > 0 && chunk[begin - 1] != '\n') {
            begin--;
        }
        if (begin > 0 || ended) {
            line.reset();
        }
        line.write(chunk, begin, Math.min(end - begin, LINE - line.size()));
        ended = false;
    }

    /**
     * Of a file that is whole.
     *
     * @throws IllegalStateException when the last line is not the one that ends an export: it was cut off
     */
    JsonObject whole() {
        JsonObject last = last();
        if (!"end".equals(last.getValue("type"))) {
            throw new IllegalStateException("an export was cut off");
        }
        return summary().put("counts", last.getJsonObject("counts", new JsonObject()));
    }

    JsonObject summary() {
        return new JsonObject().put("bytes", bytes).put("sha256", HexFormat.of().formatHex(digest.digest()));
    }

    private JsonObject last() {
        try {
            return new JsonObject(line.toString(StandardCharsets.UTF_8));
        } catch (DecodeException e) {
            throw new IllegalStateException("an export was cut off", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
