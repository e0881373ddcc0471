package io.colloquy.graph.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Single statements, bounded: a server that is frozen rather than gone is a 503 too, and soon. */
@ApplicationScoped
public class Database {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private final Duration patience;

    @Inject
    Database(Pool pool) {
        this(pool, PATIENCE);
    }

    Database(Pool pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    /** Gives the rows, or fails with {@link DatabaseUnavailable} within two seconds when the database does not answer */
    public Uni<RowSet<Row>> run(String sql, Tuple values) {
        return run(sql, values, patience);
    }

    /** As {@link #run(String, Tuple)}, for what may take longer than a request waits, or not as long */
    public Uni<RowSet<Row>> run(String sql, Tuple values, Duration atMost) {
        return pool.preparedQuery(sql)
                .execute(values)
                .ifNoItem()
                .after(atMost)
                .failWith(TimeoutException::new)
                .onFailure(DatabaseUnavailable::explains)
                .transform(lost -> new DatabaseUnavailable());
    }
}
