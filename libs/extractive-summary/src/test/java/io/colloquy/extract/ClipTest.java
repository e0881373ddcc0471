package io.colloquy.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClipTest {
    @Test
    void whatFitsIsNotCut() {
        assertEquals("short", clip("short", 5));
    }

    @Test
    void aClauseEndIsTheBestPlaceToCut() {
        assertEquals("she has the keys,", clip("she has the keys, and her door is on the left", 30));
    }

    @Test
    void aWordEndIsTheSecondBest() {
        assertEquals("she has the keys and her", clip("she has the keys and her door is on the left", 27));
    }

    @Test
    void aWordWithoutEndIsCutBetweenVisibleCharacters() {
        String family = "👩‍👩‍👧‍👦";
        assertEquals(family + family, clip(family.repeat(9), family.length() * 3 - 1));
        assertEquals("漢字", clip("漢字漢字", 2));
    }

    private static String clip(String text, int limit) {
        return text.substring(0, Clip.end(text, 0, text.length(), limit));
    }
}
