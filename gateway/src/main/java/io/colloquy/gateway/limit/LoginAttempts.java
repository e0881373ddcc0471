package io.colloquy.gateway.limit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Tries at one account, from wherever they come: many addresses do not make many guesses. */
@ApplicationScoped
public class LoginAttempts {
    private static final int SHORT = 16;

    private final SharedBuckets buckets;
    private final LimitRates rates;

    LoginAttempts(SharedBuckets buckets, LimitRates rates) {
        this.buckets = buckets;
        this.rates = rates;
    }

    /**
     * Counts one more, before any password is looked at; of accounts that do not exist as well, so that the refusal tells
     * nothing. Fails with a problem: 429 when it was one too many, 503 when the database does not answer.
     */
    public Uni<Void> count(String name) {
        return buckets.take(LimitClass.AUTH, "name:" + hash(name), rates.of(LimitClass.AUTH))
                .invoke(standing -> {
                    if (!standing.admitted()) {
                        throw TooManyRequests.failure(standing);
                    }
                })
                .replaceWithVoid();
    }

    /** People type passwords where names belong, and those are not for keeping. */
    private static String hash(String name) {
        byte[] bytes = name.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, SHORT));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
