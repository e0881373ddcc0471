package io.colloquy.tracking.database;

import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/** The service's own database, with an end to patience: gone or frozen, callers hear of it within three seconds. */
@ApplicationScoped
public class Database {
    private static final Duration PATIENCE = Duration.ofMillis(2500);

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /** One statement, committed by itself. */
    public Uni<RowSet<Row>> query(String sql, Tuple values) {
        return bounded(Uni.createFrom().deferred(() -> pool.preparedQuery(sql).execute(values)), PATIENCE);
    }

    /**
     * Commits when the work ends well. When patience runs out the transaction itself goes on to its end, so the caller does
     * not know whether it happened: every request here may be repeated.
     */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return inTransaction(PATIENCE, work);
    }

    /** For the few that rightly take longer than callers may wait for a database that is away. */
    public <T> Uni<T> inTransaction(Duration patience, Function<SqlConnection, Uni<T>> work) {
        return bounded(Uni.createFrom().deferred(() -> pool.withTransaction(work)), patience);
    }

    /** For work that waits for somebody else's use of the database before it comes to its own. */
    public <T> Uni<T> inTime(Uni<T> work) {
        return bounded(work, PATIENCE);
    }

    private static <T> Uni<T> bounded(Uni<T> work, Duration patience) {
        return work.ifNoItem()
                .after(patience)
                .failWith(Problems::databaseUnavailable)
                .onFailure(Outage::meantBy)
                .transform(failure -> Problems.databaseUnavailable())
                .onFailure(Outage::isRefusedValue)
                .transform(failure -> Problems.unprocessable("A value holds characters that cannot be stored"));
    }
}
