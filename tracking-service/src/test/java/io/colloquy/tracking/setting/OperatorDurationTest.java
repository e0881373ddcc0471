package io.colloquy.tracking.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorDurationTest {
    private static final OperatorDuration TIMEOUT = new OperatorDuration(
            "CRASH_DETECTION_TIMEOUT", Duration.ofSeconds(10), Duration.ofHours(24), Duration.ofMinutes(10));

    @ParameterizedTest
    @ValueSource(strings = {"20M", "PT20M", "1200S", " 20m ", "pt1200s"})
    void operatorsWriteADurationAsTheyLike(String text) {
        assertEquals(Duration.ofMinutes(20), TIMEOUT.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9S", "25H", "-5M", "", "ten minutes", "P", "20"})
    void whatIsNoDurationOrOutOfRangeGivesTheDefault(String text) {
        assertEquals(Duration.ofMinutes(10), TIMEOUT.read(text));
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        assertEquals(Duration.ofSeconds(10), TIMEOUT.read("10S"));
        assertEquals(Duration.ofHours(24), TIMEOUT.read("24H"));
    }

    @Test
    void daysAreDurationsToo() {
        var retention =
                new OperatorDuration("JOB_RETENTION", Duration.ofHours(1), Duration.ofDays(365), Duration.ofDays(7));

        assertEquals(Duration.ofDays(30), retention.read("30d"));
        assertEquals(Duration.ofDays(30), retention.read("P30D"));
        assertEquals(Duration.ofHours(36), retention.read("36H"));
        assertEquals(Duration.ofDays(7), retention.read("366D"));
        assertEquals(Duration.ofDays(7), retention.read("59M"));
    }
}
