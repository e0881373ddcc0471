package io.colloquy.graph.usage;

import static io.colloquy.graph.usage.Replica.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** U2: of N calls at once with k left, exactly min(N, k) pass. */
class LimitTest {
    static LedgerServer server;
    static List<Replica> replicas;

    @BeforeAll
    static void start() {
        server = new LedgerServer();
        replicas = List.of(server.replica(8), server.replica(32), server.replica(16));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void of500ParallelCallsOverTwoReplicasExactlyTheLimitPasses() {
        Account account = server.account("five hundred", 137);

        assertEquals(137, passed(account, 500, replicas.subList(0, 2)));

        assertEquals(137, server.number("SELECT requests_reserved FROM usage_day WHERE account = 'five hundred'"));
        assertEquals(137, server.number("SELECT count(*) FROM usage_reservation WHERE account = 'five hundred'"));
    }

    /** Each call a statement of its own, on as many connections as there are: nothing in the process keeps them apart. */
    @Test
    void of500StatementsOn56ConnectionsExactlyTheLimitPasses() {
        Account account = server.account("statements", 137);
        var running = new ArrayList<Uni<Boolean>>();
        for (int i = 0; i < 500; i++) {
            running.add(replicas.get(i % 3)
                    .books
                    .begin(account, List.of(wish(1)), false)
                    .map(begun -> begun.get(0).reservation() != null));
        }

        List<Boolean> answers = done(Uni.join().all(running).andFailFast());

        assertEquals(137, answers.stream().filter(passed -> passed).count());
        assertEquals(List.of(), replicas.get(0).findings());
    }

    @Test
    void ofAnyNumberOfCallsExactlyWhatIsLeftPasses() {
        var random = new Random(20261122);
        for (int round = 0; round < 12; round++) {
            int used = random.nextInt(20);
            int left = random.nextInt(40);
            int calls = 1 + random.nextInt(80);
            Account account = server.account("round " + round, used + left);
            passed(account, used, replicas.subList(0, 1));

            int passed = passed(account, calls, replicas);

            assertEquals(Math.min(calls, left), passed, calls + " calls with " + left + " left");
        }
    }

    @Test
    void callsInParallelTakeNoMoreTokensAndNoMoreMoneyThanIsLeft() {
        server.query("INSERT INTO usage_account (name, plan, daily_tokens) VALUES ('tokens', 'operator', 1000)");
        server.query("INSERT INTO usage_account (name, plan, daily_cost) VALUES ('money', 'operator', 0.5)");

        var hundredTokens = new Estimate(100, null);
        var tenCents = new Estimate(7, new BigDecimal("0.1"));

        assertEquals(10, passed(new Account("tokens"), 40, replicas, hundredTokens));
        assertEquals(5, passed(new Account("money"), 40, replicas, tenCents));
        assertEquals(0, passed(new Account("money"), 1, replicas, new Estimate(7, null)), "a price that is not known");
    }

    @Test
    void whatIsTooLargeIsPassedOverForWhatFits() {
        server.query("INSERT INTO usage_account (name, plan, daily_tokens) VALUES ('sizes', 'operator', 100)");
        var account = new Account("sizes");
        var wishes = List.of(wish(90), wish(50), wish(10), wish(1));

        var admitted = done(replicas.get(0).books.begin(account, wishes, false));

        assertEquals(
                List.of(true, false, true, false),
                admitted.stream().map(begun -> begun.reservation() != null).toList());
        assertEquals(List.of(), replicas.get(0).findings());
    }

    @Test
    void anAccountThatNobodyKnowsHasTheDefaultPlanAndTheOperatorsOwnHasNoLimit() {
        assertEquals(50, passed(new Account("somebody"), 60, replicas));
        assertEquals(60, passed(Account.LOCAL, 60, replicas));
    }

    @Test
    void aRefusalSaysWhenTheDayEndsAndLeavesNothingBehind() {
        Account account = server.account("refused", 1);
        passed(account, 1, replicas);

        var problem = assertThrows(LimitReached.class, () -> done(reserve(replicas.get(0), account)));

        long seconds = Long.parseLong(problem.getHeaders().get("Retry-After").toString());
        assertTrue(seconds > 0 && seconds <= 86_400, "Retry-After " + seconds);
        assertEquals("\"day\";q=1;w=86400", problem.getHeaders().get("RateLimit-Policy"));
        assertEquals("\"day\";r=0;t=" + seconds, problem.getHeaders().get("RateLimit"));
        assertEquals(1, server.number("SELECT count(*) FROM usage_reservation WHERE account = 'refused'"));
    }

    @Test
    void aUnitGivenBackCanBeTakenAgain() {
        Account account = server.account("given back", 1);
        Reservation held = done(reserve(replicas.get(0), account));

        done(replicas.get(1).ledger.release(held, new Actual(30, 0, null, 1)));

        done(reserve(replicas.get(2), account));
        assertEquals(30, server.number("SELECT tokens_used FROM usage_day WHERE account = 'given back'"));
    }

    private static Wish wish(long tokens) {
        return new Wish(UUID.randomUUID(), new Estimate(tokens, null), Duration.ofMinutes(5), null);
    }

    private static int passed(Account account, int calls, List<Replica> over) {
        return passed(account, calls, over, Estimate.NOTHING);
    }

    private static int passed(Account account, int calls, List<Replica> over, Estimate estimate) {
        var running = new ArrayList<Uni<Boolean>>();
        for (int i = 0; i < calls; i++) {
            Ledger ledger = over.get(i % over.size()).ledger;
            running.add(ledger.reserve(account, UUID.randomUUID(), estimate)
                    .map(held -> true)
                    .onFailure(LimitReached.class)
                    .recoverWithItem(false));
        }
        if (running.isEmpty()) {
            return 0;
        }
        List<Boolean> answers = done(Uni.join().all(running).andFailFast());
        return (int) answers.stream().filter(passed -> passed).count();
    }

    private static Uni<Reservation> reserve(Replica replica, Account account) {
        return replica.ledger.reserve(account, UUID.randomUUID(), Estimate.NOTHING);
    }
}
