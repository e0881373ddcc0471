package io.colloquy.tracking.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class SchedulesTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    @Inject
    Ticks ticks;

    @Inject
    Pool pool;

    private final Work work = new Work();

    @Test
    void aTickHappensOnceAmongThreeReplicasAndMissedOnesAreMadeUp() {
        List<Schedules> replicas =
                Stream.generate(() -> new Schedules(ticks, List.of())).limit(3).toList();
        allLook(replicas);
        assertEquals(0, work.runs.size(), "nothing was missed before the first start");

        daysPass(3);
        allLook(replicas);
        assertEquals(1, work.runs.size());
        assertEquals(3, work.runs.peek().size());

        for (int day = 0; day < 20; day++) {
            daysPass(1);
            allLook(replicas);
        }
        assertEquals(21, work.runs.size());
        assertTrue(work.runs.stream().skip(1).allMatch(run -> run.size() == 1));
        assertEquals(0, rows("done_at IS NULL"));
    }

    @Test
    void aTickWhoseReplicaDiedIsRunByAnotherOne() {
        var replica = new Schedules(ticks, List.of());
        allLook(List.of(replica));
        daysPass(1);
        var dead = UUID.randomUUID();
        var taken =
                ticks.take(work.schedule(), new Daily(work.at()), dead).await().atMost(BOUND);
        assertEquals(1, taken.size());

        allLook(List.of(replica));
        assertEquals(0, work.runs.size(), "its lease has not run out");
        change("held_until = clock_timestamp() - interval '1 second' WHERE done_at IS NULL AND");
        allLook(List.of(replica));

        assertEquals(List.of(taken), List.copyOf(work.runs));
        assertEquals(0, rows("done_at IS NULL"));
        ticks.hold(work.schedule(), dead).await().atMost(BOUND);
        assertEquals(0, rows("done_at IS NULL"));
    }

    @Test
    void aTickWhoseWorkFailedComesAgain() {
        var replica = new Schedules(ticks, List.of());
        allLook(List.of(replica));
        daysPass(1);

        work.fails = true;
        allLook(List.of(replica));
        work.fails = false;
        change("held_until = clock_timestamp() - interval '1 second' WHERE done_at IS NULL AND");
        allLook(List.of(replica));

        assertEquals(2, work.runs.size());
        assertEquals(1, List.copyOf(work.runs).stream().distinct().count());
        assertEquals(0, rows("done_at IS NULL"));
    }

    private void allLook(List<Schedules> replicas) {
        var looks = new ArrayList<>(
                replicas.stream().map(replica -> replica.look(work)).toList());
        Uni.join().all(looks).andFailFast().await().atMost(BOUND);
    }

    /** The rows move back instead of the clock forward; those before the last would only be in each other's way. */
    private void daysPass(int days) {
        pool.preparedQuery("DELETE FROM schedule_tick WHERE schedule = $1 AND done_at IS NOT NULL"
                        + " AND tick < (SELECT max(tick) FROM schedule_tick WHERE schedule = $1)")
                .executeAndAwait(Tuple.of(work.schedule()));
        change("tick = tick - interval '" + days + " days' WHERE");
    }

    private void change(String what) {
        pool.preparedQuery("UPDATE schedule_tick SET " + what + " schedule = $1")
                .executeAndAwait(Tuple.of(work.schedule()));
    }

    private int rows(String which) {
        return pool.preparedQuery("SELECT FROM schedule_tick WHERE schedule = $1 AND " + which)
                .executeAndAwait(Tuple.of(work.schedule()))
                .size();
    }

    private static final class Work implements DailyWork {
        private final String schedule = "test-" + UUID.randomUUID();
        private final Queue<List<Instant>> runs = new ConcurrentLinkedQueue<>();
        private boolean fails;

        @Override
        public String schedule() {
            return schedule;
        }

        @Override
        public LocalTime at() {
            return LocalTime.MIDNIGHT;
        }

        @Override
        public Uni<Void> run(List<Instant> due) {
            runs.add(due);
            return fails
                    ? Uni.createFrom().failure(new IllegalStateException("dice"))
                    : Uni.createFrom().voidItem();
        }
    }
}
