package io.colloquy.standalone.system;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The API key of a system's own operator. It is made on the first start and kept in the home folder; the gateway is told of
 * it at every start and lets it in from then on.
 */
public final class OperatorKey {
    private static final Pattern FORM = Pattern.compile("clq_[a-z2-7]{6}_[A-Za-z0-9_-]{43}");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int PREFIX = 6;
    private static final int SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OperatorKey() {}

    /** Where the key is, for people and for {@link #read}. */
    public static Path file(Home home) {
        return home.folder().resolve("operator.key");
    }

    /** The same as the line that {@code curl -H @FILE} sends, so that no key has to stand on a command line. */
    public static Path header(Home home) {
        return home.folder().resolve("operator.header");
    }

    /** The key of a home that has been started once; empty when there is none. */
    public static Optional<String> read(Home home) {
        return SecretFile.read(file(home));
    }

    /** The home's key, which is made if there is none yet. */
    static String of(Home home) {
        String key = read(home).orElseGet(() -> made(home));
        if (!FORM.matcher(key).matches()) {
            throw new CannotStart(file(home) + " does not hold a key (clq_…). Delete it, and a new one is made.");
        }
        SecretFile.close(file(home));
        SecretFile.write(header(home), "Authorization: Bearer " + key);
        return key;
    }

    private static String made(Home home) {
        String key = drawn();
        SecretFile.write(file(home), key);
        return key;
    }

    /** A new key: six letters by which people tell keys apart, and 256 random bits. */
    static String drawn() {
        StringBuilder key = new StringBuilder("clq_");
        for (int i = 0; i < PREFIX; i++) {
            key.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        byte[] secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(secret);
        return key.append('_')
                .append(new String(text, StandardCharsets.US_ASCII))
                .toString();
    }
}
