package io.colloquy.standalone.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CitationsTest {
    @Test
    void aRunIsWrittenAsItsEnds() {
        assertEquals("[12]", Citations.written(List.of(12)));
        assertEquals("[3-5]", Citations.written(List.of(3, 4, 5)));
        assertEquals("[1, 3-4, 900]", Citations.written(List.of(1, 3, 4, 900)));
    }

    @Test
    void orderAndRepetitionDoNotMatter() {
        assertEquals("[3-5]", Citations.written(List.of(5, 3, 4, 3)));
    }

    @Test
    void numbersBeyondTheSmallOnesAreComparedByValue() {
        assertEquals("[1000-1001]", Citations.written(List.of(1000, 1001)));
    }
}
