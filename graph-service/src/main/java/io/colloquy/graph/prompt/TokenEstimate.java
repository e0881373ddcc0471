package io.colloquy.graph.prompt;

/**
 * How many tokens a text takes at most, for models whose tokenizer is not known. It errs high: a call that was planned
 * too small is refused or cut off after it was paid, one that was planned too large only costs another part.
 *
 * <p>A byte-level tokenizer never makes more tokens than the text has bytes in UTF-8. What its training saw often it
 * joins, so letters of Latin, of other two-byte alphabets and of East Asian scripts count less than their bytes;
 * everything rarer counts its bytes. The shares were fitted to hold for the tokenizers of GPT-3.5 to GPT-4o.
 */
public final class TokenEstimate {
    /** Hundredths of a token. */
    private static final int UNIT = 100;

    /** After the first of a run, which is always a token of its own or the start of one. */
    private static final int FURTHER_LETTER = 45;

    private static final int FURTHER_CAPITAL = 80;
    private static final int SPACE_AFTER_LETTER = 15;
    private static final int COMMON_TWO_BYTES = 140;
    private static final int EAST_ASIAN = 220;
    private static final int WRAPPING = 8;

    private TokenEstimate() {}

    /** Tokens of a text, at least 0. */
    public static long of(String text) {
        long hundredths = 0;
        int before = ' ';
        for (int at = 0; at < text.length(); at += Character.charCount(before)) {
            int point = text.codePointAt(at);
            hundredths += isPlainLetter(before) ? afterLetter(point) : hundredths(point);
            before = point;
        }
        return (hundredths + UNIT - 1) / UNIT;
    }

    /** Tokens of all that is sent, with what a server wraps around each of its parts. */
    public static long of(Prompt prompt) {
        long schema = prompt.schema() == null ? 0 : of(prompt.schema()) + WRAPPING;
        return of(prompt.instructions()) + of(prompt.conversation()) + schema + 2L * WRAPPING;
    }

    private static int afterLetter(int point) {
        if (isPlainLetter(point)) {
            return point >= 'a' ? FURTHER_LETTER : FURTHER_CAPITAL;
        }
        return point == ' ' ? SPACE_AFTER_LETTER : hundredths(point);
    }

    private static int hundredths(int point) {
        if (point < 0x80) {
            return UNIT;
        }
        if (point < 0x800) {
            return isCommon(point) ? COMMON_TWO_BYTES : 2 * UNIT;
        }
        if (isEastAsian(point)) {
            return EAST_ASIAN;
        }
        return (point < 0x10000 ? 3 : 4) * UNIT;
    }

    private static boolean isPlainLetter(int point) {
        return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
    }

    /** Small letters of Latin, Greek and Cyrillic, and those of Hebrew and Arabic, which know no others. */
    private static boolean isCommon(int point) {
        return point < 0x530 ? Character.isLowerCase(point) : point >= 0x590 && Character.isLetter(point);
    }

    private static boolean isEastAsian(int point) {
        return point < 0x10000
                && switch (Character.UnicodeScript.of(point)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
                    default -> false;
                };
    }
}
