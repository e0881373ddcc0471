package io.colloquy.graph.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.rollout.RetrySettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BackoffTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "3, 4000", "4, 4000"})
    void theLastDelayRepeats(int made, long millis) {
        assertEquals(Duration.ofMillis(millis), pause(failure(Kind.UNAVAILABLE, null), made, TWO_MINUTES));
    }

    @Test
    void whatTheProviderAsksForCountsBeforeTheDelays() {
        assertEquals(Duration.ofSeconds(7), pause(failure(Kind.UNAVAILABLE, 7), 1, TWO_MINUTES));
        assertEquals(Duration.ZERO, pause(failure(Kind.UNAVAILABLE, 0), 1, TWO_MINUTES));
    }

    @Test
    void aPauseThatWouldNotFitIsNotBegun() {
        assertNull(pause(failure(Kind.UNAVAILABLE, 7), 1, Duration.ofSeconds(7)));
        assertNull(pause(failure(Kind.INVALID, null), 1, Duration.ofSeconds(1)));
    }

    @Test
    void thereAreNoMoreAttemptsThanAllowed() {
        assertNull(pause(failure(Kind.UNAVAILABLE, null), 5, TWO_MINUTES));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNAVAILABLE", "INVALID"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatWillBeRefusedAgainIsNotAskedAgain(Kind kind) {
        assertNull(pause(failure(kind, null), 1, TWO_MINUTES));
    }

    private static Duration pause(ProviderFailure failure, int made, Duration longest) {
        return Backoff.pause(failure, made, 5, RetrySettings.DEFAULT, longest);
    }

    private static ProviderFailure failure(Kind kind, Integer retryAfterSeconds) {
        Duration asked = retryAfterSeconds == null ? null : Duration.ofSeconds(retryAfterSeconds);
        return new ProviderFailure(kind, "It failed.", 503, asked);
    }
}
