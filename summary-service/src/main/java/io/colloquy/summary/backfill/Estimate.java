package io.colloquy.summary.backfill;

import io.colloquy.summary.day.Day;

/** About how many tokens a day costs; rounded up, so that a plan rather promises too much than too little. */
record Estimate(long promptTokens, long completionTokens) {
    private static final Estimate NOTHING = new Estimate(0, 0);
    /** Characters of European languages that a token holds, on the low side. */
    private static final int CHARACTERS_PER_TOKEN = 3;
    /** Number, time and sender of a message. */
    private static final int TOKENS_PER_MESSAGE = 12;

    private static final int INSTRUCTIONS = 500;
    private static final int ANSWER = 500;

    /** A day without text asks no model. */
    static Estimate of(Day day) {
        if (day.textMessages() == 0) {
            return NOTHING;
        }
        long text = day.characters() / CHARACTERS_PER_TOKEN + 1;
        return new Estimate(INSTRUCTIONS + text + (long) TOKENS_PER_MESSAGE * day.messages(), ANSWER);
    }

    Estimate plus(Estimate other) {
        return new Estimate(promptTokens + other.promptTokens, completionTokens + other.completionTokens);
    }

    long tokens() {
        return promptTokens + completionTokens;
    }

    static Estimate nothing() {
        return NOTHING;
    }
}
