package io.colloquy.tracking.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyTest {
    private static final Daily AT_THREE = new Daily(LocalTime.of(3, 0));
    private static final Instant LAST = Instant.parse("2026-02-27T03:00:00Z");

    @Test
    void aTickIsDueFromItsSecondOn() {
        assertEquals(List.of(), AT_THREE.due(LAST, Instant.parse("2026-02-28T02:59:59.999Z")));
        assertEquals(
                List.of(Instant.parse("2026-02-28T03:00:00Z")),
                AT_THREE.due(LAST, Instant.parse("2026-02-28T03:00:00Z")));
    }

    @Test
    void whatAnOutageMissedIsDueOldestFirst() {
        assertEquals(
                List.of(
                        Instant.parse("2026-02-28T03:00:00Z"),
                        Instant.parse("2026-03-01T03:00:00Z"),
                        Instant.parse("2026-03-02T03:00:00Z")),
                AT_THREE.due(LAST, Instant.parse("2026-03-03T01:00:00Z")));
    }

    @Test
    void ofAYearWithoutAReplicaTheLastThirtyOneAreDue() {
        var due = AT_THREE.due(LAST, Instant.parse("2027-02-27T12:00:00Z"));

        assertEquals(31, due.size());
        assertEquals(Instant.parse("2027-02-27T03:00:00Z"), due.get(30));
    }

    @Test
    void aClockThatWasSetBackOwesNothing() {
        assertEquals(List.of(), AT_THREE.due(LAST, Instant.parse("2026-02-20T12:00:00Z")));
    }
}
