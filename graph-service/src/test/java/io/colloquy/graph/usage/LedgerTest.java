package io.colloquy.graph.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class LedgerTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Ledger ledger;

    @Inject
    Pool pool;

    @Test
    void aFreeAccountGetsFiveADay() {
        pool.query("INSERT INTO usage_account (name, plan) VALUES ('five', 'free')")
                .executeAndAwait();
        var account = new Account("five");

        for (int i = 0; i < 5; i++) {
            Reservation held = done(ledger.reserve(account, UUID.randomUUID(), new Estimate(100, BigDecimal.ONE)));
            done(ledger.commit(held, new Actual(10, 5, new BigDecimal("0.00000001"), 0)));
        }

        assertThrows(LimitReached.class, () -> done(ledger.reserve(account, UUID.randomUUID(), Estimate.NOTHING)));
        var day = pool.query("SELECT * FROM usage_day WHERE account = 'five'")
                .executeAndAwait()
                .iterator()
                .next();
        assertEquals(5L, day.getLong("requests_used"));
        assertEquals(75L, day.getLong("tokens_used"));
        assertEquals(0L, day.getLong("requests_reserved"));
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(SOON);
    }
}
