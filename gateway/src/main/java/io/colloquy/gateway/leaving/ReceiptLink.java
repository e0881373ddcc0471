package io.colloquy.gateway.leaving;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits that open one receipt and nothing else: whoever has left cannot log in any more to look. */
record ReceiptLink(String token) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static ReceiptLink random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ReceiptLink(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String path() {
        return "/api/account/deletions/" + token;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ReceiptLink";
    }
}
