package io.colloquy.graph.usage;

import static io.colloquy.graph.usage.Replica.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.CapturedLog;
import io.colloquy.graph.database.DatabaseUnavailable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to settlements while the database takes none. */
class SettlementsTest {
    private static final Actual SOME = new Actual(10, 5, BigDecimal.ONE, 0);

    static LedgerServer server;
    static Replica replica;

    @BeforeAll
    static void start() {
        server = new LedgerServer();
        server.query("CREATE ROLE replica LOGIN PASSWORD 'postgres' IN ROLE pg_read_all_data, pg_write_all_data");
        replica = server.replica(2, "replica");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aDatabaseThatFailsAtCommitTakesNoAnswerAwayAndIsChargedLater() {
        var log = CapturedLog.start();
        var account = new Account("away");
        Reservation held = done(replica.ledger.reserve(account, UUID.randomUUID(), Estimate.NOTHING));
        goesAway();

        done(replica.ledger.commit(held, SOME));

        assertEquals(1, replica.count("colloquy.commit.failures"));
        assertEquals(1, replica.registry.get("colloquy.usage.unsettled").gauge().value());
        assertThrows(
                DatabaseUnavailable.class,
                () -> done(replica.ledger.reserve(account, UUID.randomUUID(), Estimate.NOTHING)));

        comesBack();

        Awaitility.await()
                .untilAsserted(() -> assertEquals(
                        1, server.number("SELECT count(*) FROM usage_reservation WHERE status = 'committed'")));
        Awaitility.await()
                .untilAsserted(() -> assertEquals(
                        0,
                        replica.registry.get("colloquy.usage.unsettled").gauge().value()));
        assertEquals(15, server.number("SELECT tokens_used FROM usage_day WHERE account = 'away'"));
        assertEquals(0, server.number("SELECT requests_reserved FROM usage_day WHERE account = 'away'"));
        assertEquals(List.of(), replica.findings());
        log.close();
        assertTrue(log.text().contains("[Error] Transaction commit failed: " + held.transaction()), log.text());
        assertTrue(log.text().contains("[Transaction] Committed: " + held.transaction()), log.text());
    }

    @Test
    void aRollBackIsCountedAndTold() {
        var log = CapturedLog.start();
        double before = replica.count("colloquy.rollbacks");
        Reservation held = done(replica.ledger.reserve(new Account("back"), UUID.randomUUID(), Estimate.NOTHING));

        done(replica.ledger.release(held, Actual.NOTHING));
        done(replica.ledger.release(held, Actual.NOTHING));

        log.close();
        assertEquals(before + 1, replica.count("colloquy.rollbacks"));
        assertTrue(log.text().contains("[Transaction] Rolled back: " + held.transaction()), log.text());
    }

    private static void goesAway() {
        server.query("ALTER ROLE replica CONNECTION LIMIT 0");
        server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'replica'");
    }

    private static void comesBack() {
        server.query("ALTER ROLE replica CONNECTION LIMIT -1");
    }
}
