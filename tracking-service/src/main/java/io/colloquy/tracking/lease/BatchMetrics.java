package io.colloquy.tracking.lease;

import io.colloquy.tracking.database.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What operators see of batches. The gauges show the whole database, so every replica says the same. */
@ApplicationScoped
class BatchMetrics {
    /** Those that are open. Ended ones only become more, and counting them would read the whole table every few seconds. */
    private static final List<String> STATUSES = List.of("pending", "paused", "running");

    private static final List<String> OUTCOMES = List.of("completed", "failed", "crashed");

    /** One count for each partial index. */
    private static final String COUNT = """
            SELECT (SELECT count(*) FROM batch WHERE status = 'pending') AS pending,
                (SELECT count(*) FROM batch WHERE status = 'paused') AS paused,
                (SELECT count(*) FROM batch WHERE status = 'running') AS running
            """;

    private final Database database;
    private final MeterRegistry registry;
    private final Map<String, AtomicLong> batches;
    private final Counter zombies;

    BatchMetrics(Database database, MeterRegistry registry) {
        this.database = database;
        this.registry = registry;
        this.batches = STATUSES.stream().collect(Collectors.toMap(status -> status, status -> new AtomicLong()));
        batches.forEach((status, number) -> registry.gauge("colloquy.batches", Tags.of("status", status), number));
        registry.gauge("colloquy.queue.depth", batches.get("pending"));
        this.zombies = registry.counter("colloquy.zombie.commits.refused");
        // A series that is born with its first event shows no increase for it, and an alert would miss it.
        OUTCOMES.forEach(this::ended);
    }

    void attemptEnded(String outcome, double seconds) {
        ended(outcome).record((long) (seconds * 1_000_000), TimeUnit.MICROSECONDS);
    }

    private Timer ended(String outcome) {
        return registry.timer("colloquy.batch.duration", "outcome", outcome);
    }

    /** A holder that was declared dead tried to complete its batch. */
    void zombieRefused() {
        zombies.increment();
    }

    Uni<Void> refresh() {
        return database.query(COUNT, Tuple.tuple())
                .invoke(rows -> show(rows.iterator().next()))
                .replaceWithVoid();
    }

    private void show(Row counted) {
        batches.forEach((status, number) -> number.set(counted.getLong(status)));
    }
}
