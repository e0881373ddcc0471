package io.colloquy.graph.usage;

import static io.colloquy.graph.usage.Replica.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** U3 and U4, case by case; {@link RandomRunsTest} has them at random. */
class LedgerTest {
    private static final Actual SOME = new Actual(100, 20, new BigDecimal("0.00000005"), 0);
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

    @AfterEach
    void nothingIsInconsistent() {
        at(null);
        assertEquals(List.of(), replica.findings());
    }

    @Test
    void aCommitBooksTheActualAndFreesTheWorstCase() {
        Reservation held = reserve("commit");
        assertEquals("reserved 1 500 1, used 0 0 0", day("commit"));

        done(replica.ledger.commit(held, SOME));

        assertEquals("reserved 0 0 0, used 1 120 0.00000005", day("commit"));
    }

    @Test
    void aFailedCallChargesNoRequestAndAllItsTokens() {
        done(replica.ledger.release(reserve("failed"), new Actual(70, 0, null, 3)));

        assertEquals("reserved 0 0 0, used 0 70 0", day("failed"));
        assertEquals(3, server.number("SELECT unpriced FROM usage_day WHERE account = 'failed'"));
    }

    @Test
    void aRepeatedRequestChangesNothingAndGetsTheSameAnswer() {
        UUID operation = UUID.randomUUID();
        Account account = server.account("repeated", 1);

        Reservation first = done(replica.ledger.reserve(account, operation, WORST));
        Reservation again = done(other.ledger.reserve(account, operation, WORST));
        done(replica.ledger.commit(first, SOME));
        done(other.ledger.commit(again, new Actual(9999, 9999, BigDecimal.TEN, 9)));
        done(other.ledger.release(again, SOME));
        Reservation afterwards = done(other.ledger.reserve(account, operation, WORST));

        assertEquals(first, again);
        assertEquals(first, afterwards);
        assertEquals("reserved 0 0 0, used 1 120 0.00000005", day("repeated"));
    }

    @Test
    void aCommitAfterTheReservationRanOutIsRecordedAsLateOnce() {
        Account account = server.account("late", 1);
        at("2031-05-01T10:00:00Z");
        Reservation held = done(replica.ledger.reserve(account, UUID.randomUUID(), WORST));
        at("2031-05-01T10:05:11Z");
        done(replica.sweep.run());
        assertEquals("expired", status(held));
        done(other.ledger.reserve(account, UUID.randomUUID(), WORST));

        done(replica.ledger.commit(held, SOME));
        done(other.ledger.commit(held, SOME));

        assertEquals("late", status(held));
        assertEquals("reserved 1 500 1, used 1 120 0.00000005", day("late"));
        at("2031-05-01T10:30:00Z");
        done(replica.sweep.run());
    }

    @Test
    void aReservationLivesLongerThanItsCall() {
        at("2031-05-02T10:00:00Z");
        Reservation held = done(
                replica.ledger.reserve(new Account("long"), UUID.randomUUID(), WORST, Duration.ofMinutes(20), null));
        at("2031-05-02T10:20:05Z");

        assertEquals(0, done(replica.sweep.run()));
        assertEquals("open", status(held));

        at("2031-05-02T10:20:11Z");
        assertEquals(1, done(replica.sweep.run()));
        assertEquals("reserved 0 0 0, used 0 0 0", day("long"));
    }

    @Test
    void overMidnightNothingIsLostAndNothingCountsTwice() {
        Account account = server.account("midnight", 1);
        at("2031-12-31T23:59:59.900Z");
        Reservation held = done(replica.ledger.reserve(account, UUID.randomUUID(), WORST));
        at("2032-01-01T00:00:00Z");

        Reservation today = done(other.ledger.reserve(account, UUID.randomUUID(), WORST));
        done(other.ledger.commit(held, SOME));

        assertEquals(LocalDate.parse("2031-12-31"), held.day());
        assertEquals(LocalDate.parse("2032-01-01"), today.day());
        assertEquals(
                "2031-12-31 1 0, 2032-01-01 0 1",
                server.query(
                                "SELECT string_agg(day || ' ' || requests_used || ' ' || requests_reserved, ', ' ORDER BY day)"
                                        + " FROM usage_day WHERE account = 'midnight'")
                        .get(0)
                        .getString(0));
        done(other.ledger.release(today, Actual.NOTHING));
    }

    @Test
    void aReservationOfYesterdayRunsOutOnYesterdaysRow() {
        at("2033-12-31T23:59:59Z");
        done(replica.ledger.reserve(new Account("ran out"), UUID.randomUUID(), WORST));
        at("2034-01-01T00:10:00Z");

        done(other.sweep.run());

        assertEquals("reserved 0 0 0, used 0 0 0", day("ran out"));
        assertEquals(1, server.number("SELECT count(*) FROM usage_day WHERE account = 'ran out'"));
    }

    @Test
    void loweringALimitBelowWhatIsUsedMakesNothingNegative() {
        Account account = server.account("lowered", 5);
        for (int i = 0; i < 3; i++) {
            done(replica.ledger.commit(done(reserve(account)), SOME));
        }
        Reservation underWay = done(reserve(account));

        server.account("lowered", 2);

        Standing standing = done(replica.books.standing(account));
        assertEquals(0, standing.remaining());
        assertEquals(BigDecimal.valueOf(100), UsageView.of(standing).percentage());
        assertTrue(refuses(account));
        assertEquals(List.of(), replica.findings());
        done(replica.ledger.commit(underWay, SOME));
        assertEquals(4, server.number("SELECT requests_used FROM usage_day WHERE account = 'lowered'"));
        server.account("lowered", 5);
        done(replica.ledger.commit(done(reserve(account)), SOME));
        assertTrue(refuses(account));
    }

    @Test
    void whatIsChargedAtOnceStaysChargedAndItsTokensFollow() {
        Account account = server.account("at once", 2);
        Reservation held = done(replica.ledger.charge(account, UUID.randomUUID(), null));
        assertEquals("reserved 0 0 0, used 1 0 0", day("at once"));

        done(replica.ledger.release(held, SOME));
        done(replica.ledger.release(held, SOME));
        done(replica.ledger.charge(account, UUID.randomUUID(), null));

        assertEquals("reserved 0 0 0, used 2 120 0.00000005", day("at once"));
        assertTrue(refuses(account));
    }

    @Test
    void aReservationThatTheDatabaseForgotIsBookedAsLate() {
        Reservation held = reserve("forgotten");
        server.query("DELETE FROM usage_reservation WHERE account = 'forgotten'");
        server.query("DELETE FROM usage_day WHERE account = 'forgotten'");

        done(replica.ledger.commit(held, SOME));
        done(replica.ledger.commit(held, SOME));

        assertEquals("late", status(held));
        assertEquals("reserved 0 0 0, used 1 120 0.00000005", day("forgotten"));
    }

    /** A process may die, or a database crash, between the journal's answer and the ledger's commit. */
    @Test
    void aCommitThatGotLostIsMadeUpForByTheAnswerInTheJournal() {
        at("2031-06-01T10:00:00Z");
        Reservation held = done(replica.ledger.reserve(new Account("lost"), UUID.randomUUID(), WORST));
        server.query(
                "INSERT INTO generation (key, account, purpose, request_hash, operation_id, status, lease_until, finished_at,"
                        + " answer, prompt_tokens, completion_tokens, cost) VALUES ('lost/x', 'lost', 'summary', 'h', '"
                        + held.operation()
                        + "', 'done', now(), now(), '{}', 100, 20, 0.00000005)");
        at("2031-06-01T11:00:00Z");

        done(replica.sweep.run());
        done(replica.ledger.commitKept(held, SOME));

        assertEquals("committed", status(held));
        assertEquals("reserved 0 0 0, used 1 120 0.00000005", day("lost"));
    }

    @Test
    void afterFiveWeeksOnlyTheSumsOfADayAreKept() {
        at("2030-01-01T10:00:00Z");
        done(replica.sweep.seal()); // what others have left, who live in the present
        done(replica.ledger.commit(reserve("old"), SOME));
        at("2030-02-05T10:00:00Z");
        assertEquals(0, done(replica.sweep.seal()));
        at("2030-02-06T10:00:00Z");

        assertEquals(1, done(replica.sweep.seal()));

        assertEquals("reserved 0 0 0, used 1 120 0.00000005", day("old"));
        assertEquals(0, server.number("SELECT count(*) FROM usage_reservation WHERE account = 'old'"));
    }

    @Test
    void whoeverLeavesWhileReservingHoldsNothing() {
        Account account = server.account("left", 10);
        for (int i = 0; i < 40; i++) {
            replica.ledger
                    .reserve(account, UUID.randomUUID(), WORST)
                    .subscribe()
                    .with(held -> {})
                    .cancel();
        }

        Awaitility.await()
                .untilAsserted(() -> assertEquals(
                        40,
                        server.number("SELECT count(*) FROM usage_reservation WHERE account = 'left'"
                                + " AND status IN ('released', 'expired')")));
        assertEquals("reserved 0 0 0, used 0 0 0", day("left"));
    }

    private static boolean refuses(Account account) {
        return done(reserve(account)
                .map(held -> false)
                .onFailure(LimitReached.class)
                .recoverWithItem(true));
    }

    private static Uni<Reservation> reserve(Account account) {
        return replica.ledger.reserve(account, UUID.randomUUID(), WORST);
    }

    private static Reservation reserve(String account) {
        return done(reserve(new Account(account)));
    }

    private static void at(String instant) {
        OffsetDateTime time = instant == null ? null : OffsetDateTime.parse(instant);
        replica.clock.set(time);
        other.clock.set(time);
    }

    private static String status(Reservation held) {
        return server.query("SELECT status FROM usage_reservation WHERE operation_id = '" + held.operation() + "'")
                .get(0)
                .getString(0);
    }

    private static String day(String account) {
        Row day = server.query("SELECT * FROM usage_day WHERE account = '" + account + "' ORDER BY day")
                .get(0);
        return "reserved %d %d %s, used %d %d %s"
                .formatted(
                        day.getLong("requests_reserved"),
                        day.getLong("tokens_reserved"),
                        day.getBigDecimal("cost_reserved").stripTrailingZeros().toPlainString(),
                        day.getLong("requests_used"),
                        day.getLong("tokens_used"),
                        day.getBigDecimal("cost_used").stripTrailingZeros().toPlainString());
    }
}
