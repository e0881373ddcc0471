package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.pubannotation.AnnotatedDocument;
import io.colloquy.tracking.annotation.pubannotation.CanonicalForm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Documents as lines in canonical form, as they are stored. */
public final class Lines {
    private Lines() {}

    public static String write(AnnotatedDocument document) {
        return CanonicalForm.of(document);
    }

    /** Reads what {@link #write} has made; anything else is an {@link IllegalStateException}. */
    public static AnnotatedDocument read(String line) {
        return CanonicalForm.read(line);
    }

    /** Equal for equal texts only. */
    static String hash(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
