package io.colloquy.gateway.limit;

import static io.colloquy.gateway.limit.LimitClass.LLM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.database.Database;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class SharedBucketsTest {
    private static final Rate RATE = new Rate(60);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** When a request that was let through began and ended, in microseconds. */
    private record Admitted(long began, long ended) {}

    @Inject
    Database database;

    @Inject
    LimitSweep sweep;

    private final String account = UUID.randomUUID().toString();

    @Test
    void twoReplicasTogetherLetThroughABurstAndTheRateAndNoMore() throws Exception {
        SharedBuckets[] replicas = {replica(), replica()};
        long until = micros() + 4_000_000;

        List<Admitted> admitted = new ArrayList<>();
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        try {
            List<Future<List<Admitted>>> clients = new ArrayList<>();
            for (int client = 0; client < 16; client++) {
                SharedBuckets replica = replicas[client % 2];
                clients.add(crowd.submit(() -> askUntil(replica, until)));
            }
            for (Future<List<Admitted>> client : clients) {
                admitted.addAll(client.get());
            }
        } finally {
            crowd.shutdownNow();
        }

        assertTrue(admitted.size() >= 60, admitted.size() + " were let through");
        for (Admitted first : admitted) {
            for (Admitted last : admitted) {
                long window = last.ended() - first.began();
                long inside = admitted.stream()
                        .filter(one -> one.began() >= first.began() && one.ended() <= last.ended())
                        .count();
                double most = RATE.perMinute() * (1 + window / 60_000_000.0);
                assertTrue(window < 0 || inside <= most, inside + " within " + window + " microseconds");
            }
        }
    }

    @Test
    void aRequestIsLetThroughAgainWhenItWasSaid() {
        SharedBuckets replica = replica();
        Standing standing = take(replica);
        while (standing.admitted()) {
            standing = take(replica);
        }
        long told = micros() + standing.nextSeconds() * 1_000_000;

        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> take(replica()).admitted());

        assertTrue(micros() < told + 500_000, "later than it was said");
    }

    @Test
    void aRefusalIsRememberedSoThatAFloodCostsNoStatements() {
        SharedBuckets replica = replica();
        while (take(replica).admitted()) {}

        run("DELETE FROM limit_bucket WHERE name LIKE $1", Tuple.of("%" + account));

        assertFalse(take(replica).admitted());
        assertTrue(take(replica()).admitted());
    }

    @Test
    void aClockThatWasSetBackKeepsNobodyWaiting() {
        take(replica());
        run("UPDATE limit_bucket SET full_at = full_at + interval '1 day' WHERE name LIKE $1", Tuple.of("%" + account));

        Standing refused = take(replica());

        assertFalse(refused.admitted());
        assertEquals(1, refused.nextSeconds());
        Awaitility.await().until(() -> take(replica()).admitted());
    }

    @Test
    void theSweepTakesFullBucketsInPagesAndLeavesTheOthers() {
        take(replica());
        run(
                "INSERT INTO limit_bucket SELECT 'full:' || n, clock_timestamp() - interval '1 second', true FROM generate_series(1, 5001) n",
                Tuple.tuple());

        assertTrue(sweep.sweep().await().atMost(SOON) >= 5001);

        assertEquals(1, run("SELECT 1 FROM limit_bucket WHERE name LIKE $1", Tuple.of("%" + account)));
        assertEquals(0, run("SELECT 1 FROM limit_bucket WHERE name LIKE $1", Tuple.of("full:%")));
    }

    private List<Admitted> askUntil(SharedBuckets replica, long until) throws Exception {
        List<Admitted> admitted = new ArrayList<>();
        Callable<Standing> ask = () -> take(replica);
        for (long began = micros(); began < until; began = micros()) {
            if (ask.call().admitted()) {
                admitted.add(new Admitted(began, micros()));
            }
        }
        return admitted;
    }

    private SharedBuckets replica() {
        return new SharedBuckets(database, SharedBucketsTest::micros);
    }

    private Standing take(SharedBuckets replica) {
        return replica.take(LLM, "account:" + account, RATE).await().atMost(SOON);
    }

    private int run(String sql, Tuple values) {
        return database.run(sql, values).await().atMost(SOON).rowCount();
    }

    private static long micros() {
        return System.nanoTime() / 1_000;
    }
}
