package io.colloquy.summary.fence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.LeaseLost;
import io.colloquy.summary.SummaryServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FencesTest extends SummaryServiceTest {
    @Inject
    Fences fences;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    private final UUID job = UUID.randomUUID();

    @Test
    void anOvertakenHolderIsRefusedAndCounted() {
        Claim frozen = claim(1, 5, List.of());
        Claim newer = claim(1, 6, List.of());
        announce(frozen);
        announce(newer);
        double before = refused();

        assertThrows(LeaseLost.class, () -> check(frozen));
        assertThrows(LeaseLost.class, () -> announce(frozen));
        assertDoesNotThrow(() -> check(newer));

        assertEquals(before + 2, refused());
    }

    @Test
    void aHolderOfAHalfClosesTheBatchItWasSplitFrom() {
        Claim whole = claim(1, 5, List.of());
        announce(whole);

        announce(claim(2, 6, List.of(1)));

        assertThrows(LeaseLost.class, () -> check(whole));
        assertDoesNotThrow(() -> check(claim(2, 6, List.of())));
    }

    @Test
    void bothHalvesMayWorkSideBySide() {
        announce(claim(2, 6, List.of(1)));
        announce(claim(3, 7, List.of(1)));
        announce(claim(2, 6, List.of(1)));

        assertDoesNotThrow(() -> check(claim(2, 6, List.of(1))));
        assertDoesNotThrow(() -> check(claim(3, 7, List.of(1))));
    }

    @Test
    void whoNeverAnnouncedWritesNothing() {
        assertThrows(LeaseLost.class, () -> check(claim(9, 5, List.of())));
    }

    private double refused() {
        return metrics.counter("colloquy.zombie.commits.refused").count();
    }

    private void announce(Claim claim) {
        fences.announce(claim).await().atMost(Duration.ofSeconds(5));
    }

    private void check(Claim claim) {
        pool.withTransaction(transaction -> fences.check(transaction, claim))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private Claim claim(int batch, long fence, List<Integer> supersedes) {
        return new Claim(job, "local", batch, fence, 1, supersedes, "kind", "{}", List.of("a"), Duration.ofSeconds(30));
    }
}
