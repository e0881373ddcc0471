package io.colloquy.graph.rollout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/**
 * Whose generations are validated, retried, rescued and reserved. The switch decides before everything, then the list of
 * those who are out, then the list of those who are in, then the percentage.
 *
 * @param enabled {@code ENABLE_RETRY_LOGIC}
 * @param disabledUsers accounts that stay out
 * @param testUsers accounts that are in before everybody else
 * @param percent how much of all accounts is in, 0–100
 */
public record Rollout(boolean enabled, Set<String> disabledUsers, Set<String> testUsers, int percent) {
    private static final int HUNDREDTHS = 100;

    public Rollout {
        disabledUsers = Set.copyOf(disabledUsers);
        testUsers = Set.copyOf(testUsers);
    }

    /** True where the whole of the reliability is on; false means one attempt, charged at once. */
    public boolean reliable(String account) {
        if (!enabled || disabledUsers.contains(account)) {
            return false;
        }
        return testUsers.contains(account) || place(account) < percent;
    }

    /**
     * An account's place in line, 0–99, the same in every replica and release: whoever is in at 10 is in at 25. Account
     * names are far from random, so they are hashed.
     */
    static int place(String account) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("rollout:" + account).getBytes(StandardCharsets.UTF_8));
            return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), HUNDREDTHS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
