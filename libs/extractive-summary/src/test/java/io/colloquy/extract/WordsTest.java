package io.colloquy.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void accentsCaseAndApostrophesDoNotMatter() {
        assertEquals(List.of("manana", "dont", "strasse", "schlussel"), Words.of("¡Mañana! Don’t Straße, SCHLÜSSEL"));
    }

    @Test
    void numbersKeepWhatBindsThem() {
        assertEquals(
                List.of("um", "18:30", "am", "24.12", "fur", "1.200,50"),
                Words.of("um 18:30, am 24.12. für 1.200,50 €"));
    }

    @Test
    void linksAreNoWords() {
        assertEquals(List.of("see", "there"), Words.of("see https://example.org/keys?x=1 there"));
    }

    @Test
    void scriptsWithoutSpacesGivePairs() {
        assertEquals(List.of("ab", "漢字", "字学"), Words.of("ab漢字学"));
    }
}
