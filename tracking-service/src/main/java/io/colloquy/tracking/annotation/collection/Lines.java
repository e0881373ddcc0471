package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.pubannotation.AnnotatedDocument;
import io.colloquy.tracking.annotation.pubannotation.CanonicalForm;
import io.colloquy.tracking.annotation.pubannotation.Entry;
import io.colloquy.tracking.annotation.pubannotation.Limits;
import io.colloquy.tracking.annotation.pubannotation.UploadKind;
import io.colloquy.tracking.annotation.pubannotation.UploadReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Documents as lines in canonical form, as they are stored. */
public final class Lines {
    /** What was stored once can be read again: the canonical form may be longer than what it was made of. */
    private static final Limits WIDE =
            new Limits(1 << 30, Integer.MAX_VALUE, 1, 1, Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    private Lines() {}

    public static String write(AnnotatedDocument document) {
        return CanonicalForm.of(document);
    }

    /** Reads what {@link #write} has made; anything else is an {@link IllegalStateException}. */
    public static AnnotatedDocument read(String line) {
        var bytes = new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
        try (UploadReader reader = UploadReader.open(bytes, UploadKind.JSON, "stored", WIDE)) {
            Entry entry = reader.next();
            if (entry == null || entry.document() == null || entry.rejected() > 0) {
                throw new IllegalStateException("a stored document cannot be read");
            }
            return entry.document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
