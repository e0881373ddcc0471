package io.colloquy.summary.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CitationsTest {
    @Test
    void whateverAModelCitesOnlyMessagesOfTheDayAreLeft() {
        var random = new Random(4711);
        for (int round = 0; round < 5000; round++) {
            int messages = random.nextInt(30);
            var cites = new ArrayList<Integer>();
            for (int i = random.nextInt(8); i > 0; i--) {
                cites.add(random.nextInt(20) == 0 ? null : random.nextInt(70) - 20);
            }

            var checked = Citations.check(new Passage("Text", cites), messages);

            var expected = new TreeSet<Integer>();
            cites.stream().filter(n -> n != null && n >= 1 && n <= messages).forEach(expected::add);
            assertEquals(expected.isEmpty(), checked.isEmpty());
            checked.ifPresent(passage -> assertEquals(List.copyOf(expected), passage.cites()));
        }
    }

    @Test
    void aPassageWithoutWordsOrCitationsIsNothing() {
        assertTrue(Citations.check(null, 3).isEmpty());
        assertTrue(Citations.check(new Passage(" ", List.of(1)), 3).isEmpty());
        assertTrue(Citations.check(new Passage(null, List.of(1)), 3).isEmpty());
        assertTrue(Citations.check(new Passage("Text", null), 3).isEmpty());
        assertTrue(Citations.check(new Passage("Text", Arrays.asList((Integer) null)), 3)
                .isEmpty());
        assertFalse(Citations.check(new Passage("Text", List.of(3)), 3).isEmpty());
    }

    @Test
    void numbersInARowAreWrittenAsASpan() {
        assertEquals("[12]", Citations.written(List.of(12)));
        assertEquals("[3-5]", Citations.written(List.of(3, 4, 5)));
        assertEquals("[3-5, 9, 11-12]", Citations.written(List.of(3, 4, 5, 9, 11, 12)));
    }
}
