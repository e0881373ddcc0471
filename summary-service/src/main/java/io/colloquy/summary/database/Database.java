package io.colloquy.summary.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** The service's own database with an end to patience: gone or frozen, a caller hears of it within three seconds. */
@ApplicationScoped
public class Database {
    public static final Duration SHORT = Duration.ofMillis(2500);

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /** The clock that decides what is due. */
    public Uni<Instant> now() {
        return query("SELECT clock_timestamp() AS now", Tuple.tuple())
                .map(rows ->
                        rows.iterator().next().get(OffsetDateTime.class, "now").toInstant());
    }

    public Uni<RowSet<Row>> query(String sql, Tuple values) {
        return query(sql, values, SHORT);
    }

    public Uni<RowSet<Row>> query(String sql, Tuple values, Duration patience) {
        return bounded(() -> pool.preparedQuery(sql).execute(values), patience);
    }

    /** Commits when the work ends well; when patience runs out the caller does not know whether it happened. */
    public <T> Uni<T> inTransaction(Duration patience, Function<SqlConnection, Uni<T>> work) {
        return bounded(() -> pool.withTransaction(work), patience);
    }

    private static <T> Uni<T> bounded(Supplier<Uni<T>> work, Duration patience) {
        return Uni.createFrom()
                .<T>deferred(work::get)
                .ifNoItem()
                .after(patience)
                .failWith(TimeoutException::new)
                .onFailure(DatabaseUnavailable::explains)
                .transform(DatabaseUnavailable::new)
                .onFailure(RefusedText::explains)
                .transform(refused -> new RefusedText());
    }
}
