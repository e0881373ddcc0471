package io.colloquy.graph.provider.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"2, 2000", "0, 0", "1.5, 1500", "86400, 86400000"})
    void secondsAreSeconds(String header, long millis) {
        assertEquals(Duration.ofMillis(millis), read("Retry-After", header));
    }

    @Test
    void aDateIsReadByTheServersOwnClock() {
        var headers = headers("Retry-After", "Sun, 22 Nov 2026 11:00:07 GMT", "Date", "Sun, 22 Nov 2026 11:00:00 GMT");

        assertEquals(Duration.ofSeconds(7), RetryAfter.of(headers, NOW));
    }

    @Test
    void aDateIsReadByOurClockWhereTheServerTellsNone() {
        assertEquals(Duration.ofSeconds(3), read("Retry-After", "Sun, 22 Nov 2026 10:00:03 GMT"));
    }

    @Test
    void aDateThatHasPassedIsNow() {
        assertEquals(Duration.ZERO, read("Retry-After", "Sun, 22 Nov 2026 09:59:59 GMT"));
    }

    @Test
    void millisecondsAreFinerThanSeconds() {
        assertEquals(Duration.ofMillis(350), RetryAfter.of(headers("Retry-After", "1", "retry-after-ms", "350"), NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "-1", "99999999999999999999", "2026-11-22", "1e5", "Sun, 99 Nov 2026 10:00:03 GMT"})
    void whatCannotBeReadIsNothing(String header) {
        assertNull(read("Retry-After", header));
    }

    private static Duration read(String name, String value) {
        return RetryAfter.of(headers(name, value), NOW);
    }

    private static MultiMap headers(String... pairs) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.add(pairs[i], pairs[i + 1]);
        }
        return headers;
    }
}
