package io.colloquy.summary.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.summary.day.DayStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void eachModeTakesItsDaysAndNoneTakesAnOpenOne() {
        assertEquals(List.of(DayStatus.MISSING, DayStatus.FAILED), taken(Mode.MISSING));
        assertEquals(List.of(DayStatus.STALE), taken(Mode.STALE));
        assertEquals(List.of(DayStatus.FAILED), taken(Mode.FAILED));
        assertEquals(List.of(DayStatus.MISSING, DayStatus.STALE, DayStatus.FAILED, DayStatus.OK), taken(Mode.ALL));
        assertEquals(List.of(DayStatus.MISSING, DayStatus.STALE, DayStatus.FAILED), taken(Mode.DUE));
    }

    @Test
    void batchesHoldEveryItemOnceInOrder() {
        for (int count : List.of(0, 1, 5, 6, 11, 999, 2000, 20_000)) {
            List<String> items =
                    IntStream.range(0, count).mapToObj(Integer::toString).toList();

            List<List<String>> batches = Batches.of(items);

            assertEquals(items, batches.stream().flatMap(List::stream).toList());
            assertTrue(batches.size() <= Math.max(201, count / 50), count + " items make " + batches.size());
            assertTrue(batches.stream().allMatch(batch -> batch.size() <= 50));
        }
        assertEquals(
                2,
                Batches.of(IntStream.range(0, 10).mapToObj(Integer::toString).toList())
                        .size());
    }

    @Test
    void theNightlyTickIsAtTwo() {
        assertEquals(Instant.parse("2024-05-02T02:00:00Z"), NightlyTick.latest(Instant.parse("2024-05-02T02:00:00Z")));
        assertEquals(Instant.parse("2024-05-01T02:00:00Z"), NightlyTick.latest(Instant.parse("2024-05-02T01:59:59Z")));
        assertEquals(Instant.parse("2024-05-02T02:00:00Z"), NightlyTick.latest(Instant.parse("2024-05-02T23:00:00Z")));
    }

    private static List<DayStatus> taken(Mode mode) {
        return Arrays.stream(DayStatus.values()).filter(mode::takes).toList();
    }
}
