package io.colloquy.graph.usage;

import static io.colloquy.graph.usage.Replica.done;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** U3, against a model of ten lines: whatever is said, in whatever order, however often. */
class ReservationStatesTest {
    private static final Actual ACTUAL = new Actual(3, 4, null, 1);
    private static final OffsetDateTime START = OffsetDateTime.parse("2035-03-03T00:00:00Z");

    static LedgerServer server;
    static Replica replica;

    @BeforeAll
    static void start() {
        server = new LedgerServer();
        replica = server.replica(4);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void eachReservationEndsInExactlyOneStateWhateverIsRepeated() {
        for (int seed = 0; seed < 150; seed++) {
            history(seed);
        }
        assertEquals(List.of(), replica.findings());
    }

    private static void history(int seed) {
        var random = new Random(seed);
        var account = new Account("history " + seed);
        var operation = UUID.randomUUID();
        var held = new Reservation(account, operation, START.toLocalDate(), false);
        var told = new ArrayList<String>();
        String expected = "none";
        boolean actualKnown = false;
        for (int step = 0; step < 8; step++) {
            String action = List.of("reserve", "commit", "release", "time").get(random.nextInt(4));
            told.add(action);
            replica.clock.set(START);
            switch (action) {
                case "reserve" -> done(replica.ledger.reserve(account, operation, new Estimate(9, null)));
                case "commit" -> done(replica.ledger.commit(held, ACTUAL));
                case "release" -> done(replica.ledger.release(held, ACTUAL));
                default -> {
                    replica.clock.set(START.plusHours(1));
                    done(replica.sweep.run());
                }
            }
            String before = expected;
            expected = next(before, action, actualKnown);
            actualKnown |= action.equals("commit") || action.equals("release");
            assertEquals(expected, status(operation), "history " + seed + ": " + told);
        }
        boolean charged = expected.equals("committed") || expected.equals("late");
        assertEquals(charged ? 1 : 0, sum("requests_used", account), told.toString());
        assertEquals(actualKnown ? 7 : 0, sum("tokens_used", account), told.toString());
        assertEquals(expected.equals("open") ? 9 : 0, sum("tokens_reserved", account), told.toString());
    }

    private static String next(String state, String action, boolean known) {
        return switch (state + " " + action) {
            case "none reserve" -> "open";
            case "none commit" -> "late";
            case "none release" -> "expired";
            case "open commit" -> "committed";
            case "open release" -> "released";
            case "open time" -> "expired";
            case "expired commit" -> known ? "expired" : "late";
            default -> state;
        };
    }

    private static String status(UUID operation) {
        var rows = server.query("SELECT status FROM usage_reservation WHERE operation_id = '" + operation + "'");
        return rows.isEmpty() ? "none" : rows.get(0).getString(0);
    }

    private static long sum(String column, Account account) {
        return server.number("SELECT coalesce(sum(" + column + "), 0)::bigint FROM usage_day WHERE account = '"
                + account.name() + "'");
    }
}
