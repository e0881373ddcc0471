package io.colloquy.gateway.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** The gateway's own database, with an end to patience: gone or frozen, a caller hears of it within two seconds. */
@ApplicationScoped
public class Database {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /** One statement, committed by itself; fails with {@link DatabaseUnavailable} when the database does not answer. */
    public Uni<RowSet<Row>> run(String sql, Tuple values) {
        return run(sql, values, PATIENCE);
    }

    /** As {@link #run(String, Tuple)}, for what may not wait as long as a request does, or longer. */
    public Uni<RowSet<Row>> run(String sql, Tuple values, Duration atMost) {
        return bounded(() -> pool.preparedQuery(sql).execute(values), atMost);
    }

    /**
     * Commits when the work ends well. When patience runs out the transaction itself goes on to its end, so the caller does
     * not know whether it happened.
     */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return bounded(() -> pool.withTransaction(work), PATIENCE);
    }

    private static <T> Uni<T> bounded(Supplier<Uni<T>> work, Duration atMost) {
        return Uni.createFrom()
                .<T>deferred(work::get)
                .ifNoItem()
                .after(atMost)
                .failWith(TimeoutException::new)
                .onFailure(DatabaseUnavailable::explains)
                .transform(lost -> new DatabaseUnavailable());
    }
}
