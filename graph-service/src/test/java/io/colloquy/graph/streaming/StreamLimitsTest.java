package io.colloquy.graph.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Chunk;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamLimitsTest {
    private static final StreamLimits LIMITS =
            new StreamLimits(Duration.ofNanos(120), Duration.ofNanos(100), Duration.ofNanos(20));

    @Test
    void operatorsSetBothLimits() {
        assertEquals(
                new StreamLimits(Duration.ofMillis(20_000), Duration.ofMillis(500), Duration.ofSeconds(2)),
                StreamLimits.of(config("20000", " 500 ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99", "300001", "soon", "-1"})
    void aValueOutOfRangeIsTheDefault(String written) {
        assertEquals(
                Duration.ofSeconds(12), StreamLimits.of(config(written, null)).firstToken());
        assertEquals(
                Duration.ofSeconds(10), StreamLimits.of(config(null, written)).gap());
    }

    @Test
    void aRoleIsNoTokenAndNoSignOfLife() {
        var patience = new Patience(LIMITS, 1_000);

        assertFalse(patience.heard(new Chunk("", null, null, "m", null), 1_090));

        assertEquals(30, patience.leftNanos(1_090));
        assertEquals(Patience.Phase.WAITING, patience.phase());
    }

    @Test
    void thinkingAloudIsASignOfLife() {
        var patience = new Patience(LIMITS, 1_000);
        var thought = new Chunk("", new JsonObject().put("reasoning", "hm"), null, "m", null);

        assertTrue(patience.heard(thought, 1_090));
        assertFalse(patience.heard(thought, 1_150));

        assertEquals(100, patience.leftNanos(1_150));
    }

    @Test
    void theEndMarkIsWaitedForOnlyAMoment() {
        var patience = new Patience(LIMITS, 1_000);
        patience.heard(new Chunk("a", null, null, "m", null), 1_010);
        patience.heard(new Chunk("", null, Finish.COMPLETE, "m", null), 1_020);
        patience.heard(new Chunk("late", null, null, "m", null), 1_030);

        assertEquals(10, patience.leftNanos(1_030));
    }

    @Test
    void aTimerIsNeverOfNothingAndNeverEarly() {
        var patience = new Patience(
                new StreamLimits(Duration.ofMillis(12), Duration.ofMillis(10), Duration.ofMillis(2)), 1_000);

        assertEquals(13, patience.timerMillis(1_000));
        assertEquals(1, patience.timerMillis(1_000 + 12_000_000 - 1));
        assertEquals(1, patience.timerMillis(1_000 + 13_000_000));
    }

    private static StreamConfig config(String first, String gap) {
        return new StreamConfig() {
            @Override
            public Optional<String> firstTokenMs() {
                return Optional.ofNullable(first);
            }

            @Override
            public Optional<String> chunkGapMs() {
                return Optional.ofNullable(gap);
            }
        };
    }
}
