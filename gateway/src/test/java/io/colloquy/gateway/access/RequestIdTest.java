package io.colloquy.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    @Test
    void aClientsOwnIdIsKept() {
        assertEquals("order-7.retry_1~a|b", RequestId.of("order-7.retry_1~a|b"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b", "a\nb", "a\"b", "a,b", "(start)", "(leaving)", "\u00e4"})
    void whatCannotStandInALogIsReplaced(String asked) {
        assertNotEquals(asked, RequestId.of(asked));
    }

    /** The audit tells by it what nobody asked for. */
    @Test
    void noClientPassesForTheSystemItself() {
        assertNotEquals(RequestId.own("leaving"), RequestId.of(RequestId.own("leaving")));
        assertEquals("(start)", RequestId.own("start"));
    }
}
