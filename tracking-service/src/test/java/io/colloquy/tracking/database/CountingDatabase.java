package io.colloquy.tracking.database;

import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The database, and which single statements it was asked; some of them it may be told to refuse. */
@Alternative
@Priority(1)
@Singleton
public class CountingDatabase extends Database {
    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
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

    public void refuse(String about) {
        refused = about;
    }

    public void refuseNothing() {
        refused = null;
    }

    public void forget() {
        statements.clear();
    }

    /** How many were asked since the last {@link #forget} that hold the text. */
    public long asked(String about) {
        return statements.stream().filter(sql -> sql.contains(about)).count();
    }
}
