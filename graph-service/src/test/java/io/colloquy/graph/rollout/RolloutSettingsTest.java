package io.colloquy.graph.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.CapturedLog;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutSettingsTest {
    private static final Rollout OFF = new Rollout(false, Set.of(), Set.of(), 100);

    private final CapturedLog log = CapturedLog.start();

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void withoutAnyVariableReliabilityIsOffAndWouldBeForEverybody() {
        assertEquals(OFF, rollout(Map.of()));
        assertEquals(new RetrySettings(3, List.of(ms(1000), ms(2000), ms(4000)), true), retry(Map.of()));
        assertEquals("", log.text());
    }

    @Test
    void whatIsSetIsUnderstood() {
        var variables = Map.of(
                "enable.retry-logic", " TRUE ",
                "retry.max-attempts", "5",
                "retry.backoff-ms", "0, 250,60000",
                "retry.enable-fallback", "false",
                "retry.rollout-percent", "25",
                "retry.test-users", "anna, ben,,",
                "retry.disabled-users", "carla");

        assertEquals(new Rollout(true, Set.of("carla"), Set.of("anna", "ben"), 25), rollout(variables));
        assertEquals(new RetrySettings(5, List.of(ms(0), ms(250), ms(60_000)), false), retry(variables));
        assertEquals("", log.text());
    }

    @ParameterizedTest
    @CsvSource({
        "enable.retry-logic, yes, 'ENABLE_RETRY_LOGIC=yes is not true or false; using false'",
        "retry.rollout-percent, 101, 'RETRY_ROLLOUT_PERCENT=101 is not within 0-100; using 100'",
        "retry.rollout-percent, -1, 'RETRY_ROLLOUT_PERCENT=-1 is not within 0-100; using 100'",
        "retry.rollout-percent, 10%, 'RETRY_ROLLOUT_PERCENT=10% is not within 0-100; using 100'",
        "retry.max-attempts, 0, 'RETRY_MAX_ATTEMPTS=0 is not within 1-5; using 3'",
        "retry.max-attempts, 6, 'RETRY_MAX_ATTEMPTS=6 is not within 1-5; using 3'",
        "retry.max-attempts, 99999999999, 'RETRY_MAX_ATTEMPTS=99999999999 is not within 1-5; using 3'",
        "retry.enable-fallback, maybe, 'RETRY_ENABLE_FALLBACK=maybe is not true or false; using true'"
    })
    void aWrongValueWarnsAndTheDefaultIsUsed(String name, String value, String warning) {
        assertEquals(OFF, rollout(Map.of(name, value)));
        assertEquals(RetrySettings.DEFAULT, retry(Map.of(name, value)));
        assertTrue(log.text().contains("WARN") && log.text().contains(warning), log.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000,", "soon", "-1", "60001", "1000;2000", "1,2,3,4,5,6,7,8,9,10,11"})
    void delaysThatAreNoDelaysWarnAndTheUsualOnesAreUsed(String value) {
        assertEquals(RetrySettings.DEFAULT, retry(Map.of("retry.backoff-ms", value)));
        assertTrue(
                log.text().contains("RETRY_BACKOFF_MS=" + value + " is not one to 10 numbers within 0-60000"),
                log.text());
    }

    @Test
    void theLastDelayRepeats() {
        var settings = new RetrySettings(5, List.of(ms(1), ms(2)), true);

        assertEquals(6, settings.attempts());
        assertEquals(List.of(ms(1), ms(2), ms(2)), List.of(settings.delay(1), settings.delay(2), settings.delay(3)));
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }

    private static Rollout rollout(Map<String, String> variables) {
        SmallRyeConfig config = config(variables);
        return RolloutSettings.rollout(
                config.getConfigMapping(EnableConfig.class), config.getConfigMapping(RetryConfig.class));
    }

    private static RetrySettings retry(Map<String, String> variables) {
        return RolloutSettings.retry(config(variables).getConfigMapping(RetryConfig.class));
    }

    private static SmallRyeConfig config(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withMapping(EnableConfig.class)
                .withMapping(RetryConfig.class)
                .withSources(new PropertiesConfigSource(variables, "test", 500))
                .build();
    }
}
