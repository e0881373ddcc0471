package io.colloquy.graph.usage;

import static io.colloquy.graph.usage.Replica.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.graph.journal.JournalKey;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A key is claimed and its worst case reserved in one statement. */
class ClaimTest {
    private static final Estimate WORST = new Estimate(500, BigDecimal.ONE);

    static LedgerServer server;
    static Replica replica;
    static Replica other;

    @BeforeAll
    static void start() {
        server = new LedgerServer();
        replica = server.replica(8);
        other = server.replica(8);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aKeyAndItsReservationAreTakenTogetherOrNotAtAll() {
        Account account = server.account("keys", 1);

        Reservation first = done(begin(replica, account, "first"));
        assertNull(done(begin(replica, account, "first")), "another call holds the key");
        assertNull(done(begin(other, account, "first")), "another replica holds it");

        assertEquals(
                "open",
                server.query("SELECT status FROM usage_reservation WHERE operation_id = '" + first.operation() + "'")
                        .get(0)
                        .getString(0));
        assertEquals(1, done(replica.books.standing(account)).taken());
        assertThrows(LimitReached.class, () -> done(begin(replica, account, "second")));
        assertEquals(
                1,
                server.number("SELECT count(*) FROM generation WHERE account = 'keys'"),
                "who is refused leaves no claim");
        assertEquals(List.of(), replica.findings());
    }

    @Test
    void ofAHundredCallersWithOneKeyAndNinetyNineWithoutOneHoldsIt() {
        var account = new Account("crowd");
        server.account("crowd", 1_000);

        List<Reservation> begun = done(Uni.join()
                .all(IntStream.range(0, 199)
                        .mapToObj(i -> begin(i % 3 == 0 ? other : replica, account, i < 100 ? "same" : null))
                        .map(asked -> asked.map(held -> held == null ? List.<Reservation>of() : List.of(held)))
                        .toList())
                .andFailFast()
                .map(all -> all.stream().flatMap(List::stream).toList()));

        assertEquals(100, begun.size());
        assertEquals(100, server.number("SELECT requests_reserved FROM usage_day WHERE account = 'crowd'"));
        assertEquals(1, server.number("SELECT count(*) FROM generation WHERE account = 'crowd'"));
        assertEquals(List.of(), replica.findings());
    }

    private static Uni<Reservation> begin(Replica on, Account account, String key) {
        var claim = key == null ? null : new JournalKey(account.name(), key, "chat", key, "content");
        return on.ledger.reserve(account, UUID.randomUUID(), WORST, Duration.ofSeconds(30), claim);
    }
}
