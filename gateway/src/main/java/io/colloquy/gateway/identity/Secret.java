package io.colloquy.gateway.identity;

import io.colloquy.gateway.identity.Credential.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What opens an account: 256 random bits behind a prefix by which scanners and people know what leaked. A session's is
 * {@code clq_s_…}, a key's {@code clq_} and its six public characters. It can be guessed by nobody, so that a plain SHA-256
 * keeps it; a slow hash is for what people make up. Or it is a token of another issuer, whose signature says whether it is
 * good: three parts, and no longer than headers may be.
 */
public final class Secret {
    private static final Pattern SESSION = Pattern.compile("clq_s_[A-Za-z0-9_-]{43}");
    private static final Pattern KEY = Pattern.compile("clq_[a-z2-7]{6}_[A-Za-z0-9_-]{43}");
    private static final Pattern OIDC =
            Pattern.compile("[A-Za-z0-9_-]{2,2000}\\.[A-Za-z0-9_-]{2,12000}\\.[A-Za-z0-9_-]{1,1400}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int PREFIX = 6;

    private final Kind kind;
    private final String text;

    private Secret(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    public static Secret session() {
        return new Secret(Kind.SESSION, "clq_s_" + random());
    }

    public static Secret key() {
        return new Secret(Kind.KEY, "clq_" + RandomName.of(PREFIX) + "_" + random());
    }

    /** Empty for what cannot be one, so that the database is not asked about it. */
    public static Optional<Secret> parse(String text) {
        if (SESSION.matcher(text).matches()) {
            return Optional.of(new Secret(Kind.SESSION, text));
        }
        if (KEY.matcher(text).matches()) {
            return Optional.of(new Secret(Kind.KEY, text));
        }
        return OIDC.matcher(text).matches() ? Optional.of(new Secret(Kind.OIDC, text)) : Optional.empty();
    }

    public Kind kind() {
        return kind;
    }

    /** The six characters of a key that may be seen. */
    public String prefix() {
        return text.substring("clq_".length(), "clq_".length() + PREFIX);
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** For its owner, once. */
    public String reveal() {
        return text;
    }

    /** Logs and messages print objects. */
    @Override
    public String toString() {
        return "clq_…";
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
