package io.colloquy.graph.usage;

import static io.colloquy.graph.usage.Replica.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** U1: the numbers of the ledger are what its reservations add up to, and within the limit, at every moment of a wild run. */
class RandomRunsTest {
    private static final int CUSTOMERS = 24;
    private static final int CALLS = 60;
    private static final int SAMPLES = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static LedgerServer server;
    static List<Replica> replicas;
    static Replica sweeper;

    @BeforeAll
    static void start() {
        server = new LedgerServer();
        replicas = List.of(server.replica(8), server.replica(16), server.replica(32));
        sweeper = server.replica(2);
        sweeper.clock.set(OffsetDateTime.now(ZoneOffset.UTC).plusHours(2));
        IntStream.range(0, RandomCustomer.ACCOUNTS).forEach(i -> server.account("random " + i, 40));
        server.query("UPDATE usage_account SET daily_tokens = 20000 WHERE name = 'random 1'");
        server.query("UPDATE usage_account SET daily_cost = 3 WHERE name = 'random 2'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theLedgerEqualsItsSumAndKeepsItsLimitsAtEveryMomentOfARandomRun() throws Exception {
        var threads = Executors.newFixedThreadPool(CUSTOMERS + 1);
        var wild = new AtomicBoolean(true);
        List<Future<RandomCustomer>> customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(seed -> threads.submit((Callable<RandomCustomer>)
                        () -> new RandomCustomer(server, replicas, seed).call(CALLS, wild::get)))
                .toList();

        Instant end = Instant.now().plus(PATIENCE);
        int samples = 0;
        while (!customers.stream().allMatch(Future::isDone)) {
            assertEquals(List.of(), sweeper.findings());
            done(sweeper.sweep.run());
            samples++;
            wild.set((samples < SAMPLES || late() == 0) && Instant.now().isBefore(end));
        }
        threads.shutdown();

        assertTrue(samples >= SAMPLES, samples + " samples");
        assertTrue(late() > 0, "commits after the sweep");
        for (Future<RandomCustomer> customer : customers) {
            ended(customer).check();
        }
        done(sweeper.sweep.run());
        assertEquals(List.of(), sweeper.findings());
        assertEquals(0, server.number("SELECT sum(requests_reserved + tokens_reserved)::bigint FROM usage_day"));
        assertEquals(0, server.number("SELECT count(*) FROM usage_day WHERE cost_reserved <> 0"));
    }

    private static long late() {
        return server.number("SELECT count(*) FROM usage_reservation WHERE status = 'late'");
    }

    private static RandomCustomer ended(Future<RandomCustomer> customer) throws InterruptedException {
        try {
            return customer.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a customer met " + e.getCause(), e.getCause());
        }
    }
}
