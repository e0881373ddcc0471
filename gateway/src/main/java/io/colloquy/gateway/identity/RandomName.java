package io.colloquy.gateway.identity;

import java.security.SecureRandom;

/** Ids that say nothing about how many there are, in letters that nobody misreads. */
public final class RandomName {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID = 16;

    private RandomName() {}

    /** 80 random bits behind a prefix that says what it names. */
    public static String with(String prefix) {
        return prefix + of(ID);
    }

    static String of(int length) {
        StringBuilder name = new StringBuilder(length);
        RANDOM.ints(length, 0, LETTERS.length()).forEach(letter -> name.append(LETTERS.charAt(letter)));
        return name.toString();
    }
}
