package io.colloquy.graph.longday;

import io.colloquy.graph.prompt.Purpose;

/** How the window of a model is shared out, in tokens. The same answer every time: a day is reserved for as it is told. */
final class Room {
    /** With less room for messages than this a day is not begun. */
    static final int LEAST = 100;

    /** An answer, and what a model thinks before it, gets a quarter of the window, up to what no summary needs. */
    private static final int ANSWERS_SHARE = 4;

    private static final int LARGEST_ANSWER = 16_000;

    private Room() {}

    /** For the whole of a prompt. */
    static long prompt(int window) {
        return (long) window - Math.min(window / ANSWERS_SHARE, LARGEST_ANSWER);
    }

    /** For the messages in it; less than nothing where not even the instructions have room. */
    static long messages(Purpose purpose, int window) {
        return prompt(window) - around(purpose);
    }

    /** Instructions, schema and fence of a prompt, by the estimate that errs high; the nonce in it varies by a few. */
    static long around(Purpose purpose) {
        return switch (purpose) {
            case SUMMARY -> 1_300;
            case SUMMARY_PART -> 1_470;
            case SUMMARY_WHOLE -> 1_370;
            case CHAT -> throw new IllegalArgumentException("a chat's prompt is its client's");
        };
    }
}
