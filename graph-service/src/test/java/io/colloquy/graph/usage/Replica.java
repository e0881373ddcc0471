package io.colloquy.graph.usage;

import io.colloquy.graph.database.Database;
import io.colloquy.graph.database.Databases;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One instance of the ledger as a service has it, with a clock to set; null is the database's own. */
final class Replica implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);

    final AtomicReference<OffsetDateTime> clock = new AtomicReference<>();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final Ledger ledger;
    final Books books;
    final ExpirySweep sweep;
    final LedgerCheck check;

    private final Vertx vertx;
    private final Pool pool;
    private final Settlements settlements;

    Replica(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
        Database database = Databases.over(pool);
        var settings = new UsageSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var metrics = new LedgerMetrics(registry);
        books = new Books(database, settings.basicRequests(), clock::get);
        settlements = new Settlements(books, metrics, Duration.ofMillis(50));
        ledger = new Ledger(books, settlements, settings);
        sweep = new ExpirySweep(books, metrics);
        check = new LedgerCheck(database, settings);
    }

    /** Each counts, by whichever replica it comes. */
    List<LedgerCheck.Finding> findings() {
        return done(check.since(LocalDate.EPOCH));
    }

    double count(String counter) {
        return registry.counter(counter).count();
    }

    static <T> T done(Uni<T> work) {
        return work.await().atMost(SOON);
    }

    @Override
    public void close() {
        settlements.close();
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
