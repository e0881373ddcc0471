package io.colloquy.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void whatWasMadeIsKeptAndAFailureIsNot() {
        Kept<Integer> kept = new Kept<>(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return tries.get();
        });

        assertThrows(IllegalStateException.class, () -> kept.get().await().atMost(SOON));
        assertEquals(2, kept.get().await().atMost(SOON));
        assertEquals(2, kept.get().await().atMost(SOON));
    }
}
