package io.colloquy.gateway.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.gateway.problem.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    private static final long NOW = 5;

    @Test
    void withoutAWishTheGatewaysOwnBoundHolds() {
        assertEquals(new Deadline(NOW, 60_000, false), Deadline.of(null, Deadline.ORDINARY, NOW));
    }

    @Test
    void aWishShortensButNeverLengthens() {
        assertEquals(new Deadline(NOW, 700, true), Deadline.of("700", Deadline.ORDINARY, NOW));
        assertEquals(new Deadline(NOW, 60_000, false), Deadline.of("999999999999", Deadline.ORDINARY, NOW));
    }

    @Test
    void whatIsLeftShrinksToNothing() {
        Deadline deadline = Deadline.of("700", Deadline.ORDINARY, NOW);

        assertEquals(500, deadline.leftMs(NOW + Duration.ofMillis(200).toNanos()));
        assertEquals(0, deadline.leftMs(NOW + Duration.ofMillis(701).toNanos()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon", "1e3", "99999999999999999999"})
    void whatIsNoNumberIsRefused(String header) {
        assertThrows(Refused.class, () -> Deadline.of(header, Deadline.ORDINARY, NOW));
    }
}
