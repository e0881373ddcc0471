package io.colloquy.tracking.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:59:59.999Z");

    @Test
    void aWindowIsHoursOrDaysAndBeginsWithAWholeHour() {
        assertEquals(Duration.ofHours(24), Window.parse("24h").length());
        assertEquals(Duration.ofHours(24), Window.parse(" 1D ").length());
        assertEquals(
                OffsetDateTime.parse("2026-02-28T23:00Z"), Window.parse("1h").begin(NOW));
        assertEquals(
                OffsetDateTime.parse("2026-01-30T00:00Z"), Window.parse("30d").begin(NOW));
    }

    @Test
    void theWeekIsSevenDaysWithToday() {
        assertEquals(OffsetDateTime.parse("2026-02-23T00:00Z"), Window.weekBegin(NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "24", "24 h", "-1h", "1.5h", "1w", "99999h", "forever", "١h"})
    void whatIsNoWindowIsMalformed(String text) {
        assertProblem(400, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0h", "0d", "31d", "721h"})
    void whatIsOutOfRangeIsWrong(String text) {
        assertProblem(422, text);
    }

    private static void assertProblem(int status, String text) {
        var problem = assertThrows(HttpProblem.class, () -> Window.parse(text));
        assertEquals(status, problem.getStatusCode());
        assertEquals(true, problem.getDetail().startsWith("window "));
    }
}
