package io.colloquy.gateway.idempotency;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SHA-256 of a body while it passes. Of a form the boundary is left out, wherever it stands: clients draw a new one for every
 * try, and it must not make the same form another one.
 */
final class BodyHash {
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/.*;\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*");

    private final MessageDigest digest = sha256();
    private final Delimiter delimiter;

    private BodyHash(Delimiter delimiter) {
        this.delimiter = delimiter;
    }

    static BodyHash of(String contentType) {
        Matcher form = BOUNDARY.matcher(contentType == null ? "" : contentType.trim());
        if (!form.matches()) {
            return new BodyHash(null);
        }
        return new BodyHash(new Delimiter("--" + (form.group(1) == null ? form.group(2) : form.group(1))));
    }

    void add(Buffer piece) {
        if (delimiter == null) {
            digest.update(piece.getBytes());
        } else {
            delimiter.leaveOut(piece.getBytes(), digest);
        }
    }

    /** To be called once. */
    Buffer value() {
        if (delimiter != null) {
            delimiter.end(digest);
        }
        return Buffer.buffer(digest.digest());
    }

    static Buffer ofText(String text) {
        return Buffer.buffer(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
