package io.colloquy.tracking.annotation.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchCutTest {
    @Test
    void aBatchClosesAtTheFirstDocumentThatMakesItFull() {
        var cut = new BatchCut();
        cut.document(0, 499);
        cut.document(1, 1);
        cut.document(2, 2000);
        cut.document(5, 3);

        assertArrayEquals(new Long[] {0L, 2L, 5L}, cut.starts());
    }

    @Test
    void everyBatchButTheLastHasAtLeastFiveHundredItems() {
        var random = new Random(5);
        var cut = new BatchCut();
        List<Long> weights = new ArrayList<>();
        for (long first = 0; first < 5000; first++) {
            long weight = 1L + random.nextInt(random.nextInt(10) == 0 ? 900 : 5);
            weights.add(weight);
            cut.document(first, weight);
        }

        Long[] starts = cut.starts();
        for (int batch = 0; batch + 1 < starts.length; batch++) {
            List<Long> held = weights.subList(starts[batch].intValue(), starts[batch + 1].intValue());
            long sum = held.stream().mapToLong(weight -> weight).sum();
            assertTrue(sum >= BatchCut.LEAST);
            assertTrue(sum - held.get(held.size() - 1) < BatchCut.LEAST);
        }
    }

    @Test
    void aPlaceIsReadAsItWasWritten() {
        var place = new Place("a b: 7 #3/x.jsonl", "21-4000", false, 12, 3, 1000, 77);

        assertEquals(place, Place.of(place.item()));
        assertTrue(new Place(Place.shortName("é".repeat(500)), "1", true, Long.MAX_VALUE, 1, 1, 1)
                        .item()
                        .length()
                <= 200);
    }
}
