package io.colloquy.graph.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTest {
    private static final Duration USUAL = Duration.ofSeconds(12);

    private final CapturedLog log = CapturedLog.start();

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void whatIsNotWrittenIsAsUsualWithoutAWord() {
        var nothing = new Written("A_VARIABLE", Optional.empty());

        assertTrue(nothing.truth(true));
        assertEquals(5, nothing.number(1, 9, 5));
        assertEquals(USUAL, nothing.millis(100, 300_000, USUAL));
        assertEquals("one", nothing.word(List.of("one", "two"), "one"));
        assertEquals(Set.of(), nothing.names());
        assertEquals("", log.text());
    }

    @Test
    void spacesAroundAndCaseDoNotMatter() {
        assertTrue(written(" TRUE ").truth(false));
        assertEquals(1_000_000_000, written(" 1000000000 ").number(1, 1_000_000_000, 5));
        assertEquals(Duration.ofMillis(500), written("500 ").millis(100, 300_000, USUAL));
        assertEquals("two", written(" Two").word(List.of("one", "two"), "one"));
        assertEquals("", log.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99", "300001", "4294967496", "99999999999", "-200", "2e2", "soon"})
    void aNumberOutOfItsRangeIsNamedWithVariableRangeAndDefault(String text) {
        assertEquals(USUAL, written(text).millis(100, 300_000, USUAL));

        assertTrue(log.text().contains("A_VARIABLE=" + text + " is not within 100-300000; using 12000"), log.text());
    }

    @Test
    void aWordThatNobodyKnowsIsNamedWithThoseThatAreKnown() {
        assertEquals("one", written("three").word(List.of("one", "two"), "one"));

        assertTrue(log.text().contains("A_VARIABLE=three is not one of one, two; using one"), log.text());
    }

    private static Written written(String text) {
        return new Written("A_VARIABLE", Optional.of(text));
    }
}
