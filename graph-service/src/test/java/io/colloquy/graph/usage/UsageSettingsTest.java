package io.colloquy.graph.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.CapturedLog;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsageSettingsTest {
    @Test
    void whatIsNotSetHasItsDefault() {
        var settings = new UsageSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertEquals(Duration.ofMinutes(5), settings.life(Duration.ofSeconds(30)));
        assertEquals(Duration.ofMinutes(1), settings.sweepEvery());
        assertEquals(50, settings.basicRequests());
    }

    @Test
    void aReservationNeverLivesShorterThanItsCall() {
        var settings = new UsageSettings(Optional.empty(), Optional.of("1000"), Optional.empty(), Optional.empty());

        assertTrue(settings.life(Duration.ofMinutes(2)).compareTo(Duration.ofMinutes(2)) > 0);
    }

    @Test
    void aValueOutOfRangeWarnsWithItsNameAndRangeAndTheDefaultIsUsed() {
        var log = CapturedLog.start();

        var settings =
                new UsageSettings(Optional.of("maybe"), Optional.of("5 minutes"), Optional.of("10"), Optional.of("-3"));

        log.close();
        assertTrue(settings.ledger());
        assertEquals(Duration.ofMinutes(5), settings.life(Duration.ZERO));
        assertEquals(Duration.ofMinutes(1), settings.sweepEvery());
        assertEquals(50, settings.basicRequests());
        assertTrue(
                log.text().contains("TRANSACTION_TIMEOUT_MS=5 minutes is not within 1000-86400000; using 300000"),
                log.text());
        assertTrue(log.text().contains("TRANSACTION_CLEANUP_INTERVAL_MS=10 is not within"), log.text());
        assertTrue(log.text().contains("DAILY_REQUEST_LIMIT=-3 is not within 1-1000000000; using 50"), log.text());
    }
}
