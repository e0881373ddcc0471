package io.colloquy.standalone.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void breaksAtSpacesAndIndentsWhatFollows() {
        assertEquals(
                List.of("one two three", "    four five six"), Columns.wrap("one two three four five six", "    ", 20));
    }

    @Test
    void aWordThatIsTooLongIsCut() {
        List<String> lines = Columns.wrap("see https://example.org/a/very/long/address ok", "  ", 20);

        assertTrue(lines.stream().allMatch(line -> Columns.of(line) <= 20), lines.toString());
        assertEquals(
                "see https://example.org/a/very/long/address ok".replace(" ", ""),
                String.join("", lines).replace(" ", ""));
    }

    @Test
    void wideSignsTakeTwoColumnsAndMarksNone() {
        assertEquals(4, Columns.of("日本"));
        assertEquals(2, Columns.of("🎉"));
        assertEquals(1, Columns.of("e\u0301"));
    }

    @Test
    void nothingIsOneEmptyLine() {
        assertEquals(List.of(""), Columns.wrap("   ", "  ", 40));
    }
}
