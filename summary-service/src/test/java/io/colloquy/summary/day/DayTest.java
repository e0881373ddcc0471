package io.colloquy.summary.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayTest {
    private static final Instant END = Instant.parse("2024-01-02T00:00:00Z");

    @Test
    void anOpenDayIsOpenWhateverStandsThere() {
        assertEquals(DayStatus.OPEN, day(null).status(END.minusNanos(1)));
        assertEquals(DayStatus.OPEN, day(new Day.Newest(1, "h", false)).status(END.minusNanos(1)));
    }

    @Test
    void aClosedDayIsJudgedByItsNewestSummary() {
        assertEquals(DayStatus.MISSING, day(null).status(END));
        assertEquals(DayStatus.OK, day(new Day.Newest(1, "h", false)).status(END));
        assertEquals(DayStatus.STALE, day(new Day.Newest(2, "other", false)).status(END));
    }

    @Test
    void anExtractLeavesTheDayFailedAlsoWhenMessagesCameSince() {
        assertEquals(DayStatus.FAILED, day(new Day.Newest(1, "h", true)).status(END));
        assertEquals(DayStatus.FAILED, day(new Day.Newest(1, "other", true)).status(END));
    }

    private static Day day(Day.Newest newest) {
        return new Day(1, LocalDate.of(2024, 1, 1), 3, 2, 10, "h", END, newest);
    }
}
