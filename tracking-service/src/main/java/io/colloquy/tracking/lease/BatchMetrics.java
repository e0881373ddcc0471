package io.colloquy.tracking.lease;

import io.colloquy.tracking.database.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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
    private static final List<String> STATUSES =
            List.of("pending", "running", "completed", "failed", "crashed", "split");
    private static final String COUNT = "SELECT status, count(*) AS batches FROM batch GROUP BY status";

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
    }

    void attemptEnded(String outcome, double seconds) {
        Timer timer = registry.timer("colloquy.batch.duration", "outcome", outcome);
        timer.record((long) (seconds * 1_000_000), TimeUnit.MICROSECONDS);
    }

    /** A holder that was declared dead tried to complete its batch. */
    void zombieRefused() {
        zombies.increment();
    }

    Uni<Void> refresh() {
        return database.query(COUNT, Tuple.tuple()).invoke(this::show).replaceWithVoid();
    }

    private void show(RowSet<Row> rows) {
        Map<String, Long> counted =
                rows.stream().collect(Collectors.toMap(row -> row.getString("status"), row -> row.getLong("batches")));
        batches.forEach((status, number) -> number.set(counted.getOrDefault(status, 0L)));
    }
}
