package io.colloquy.tracking.database;

import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The database, and which single statements it was asked, and how long transactions took; some statements it may be told to refuse. */
@Alternative
@Priority(1)
@Singleton
public class CountingDatabase extends Database {
    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
    private final AtomicLong longest = new AtomicLong();
    private volatile String refused;

    CountingDatabase(Pool pool) {
        super(pool);
    }

    @Override
    public Uni<RowSet<Row>> query(String sql, Tuple values) {
        String text = refused;
        if (text != null && sql.contains(text)) {
            return Uni.createFrom().failure(Problems.databaseUnavailable());
        }
        statements.add(sql);
        return super.query(sql, values);
    }

    @Override
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            long begin = System.nanoTime();
            return super.inTransaction(work)
                    .onTermination()
                    .invoke(() -> longest.accumulateAndGet(System.nanoTime() - begin, Math::max));
        });
    }

    public void refuse(String about) {
        refused = about;
    }

    public void refuseNothing() {
        refused = null;
    }

    public void forget() {
        longest.set(0);
        statements.clear();
    }

    /** How many were asked since the last {@link #forget} that hold the text. */
    public long asked(String about) {
        return statements.stream().filter(sql -> sql.contains(about)).count();
    }

    /** How long the longest transaction took since the last {@link #forget}, with waiting for a connection. */
    public Duration longestTransaction() {
        return Duration.ofNanos(longest.get());
    }
}
