package io.colloquy.graph.killswitch;

import io.colloquy.graph.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** The switch as all replicas see it: one row. */
@Singleton
class SwitchTable {
    private static final String READ = "SELECT enabled, changed_at FROM switch WHERE name = 'generations'";
    private static final String SET = """
            INSERT INTO switch (name, enabled) VALUES ('generations', $1)
            ON CONFLICT (name) DO UPDATE SET enabled = excluded.enabled, changed_at = now()
                WHERE switch.enabled <> excluded.enabled
            """;

    private final Database database;
    private final DataSource blocking;

    SwitchTable(Database database, DataSource blocking) {
        this.database = database;
        this.blocking = blocking;
    }

    Uni<Position> read() {
        return database.run(READ, Tuple.tuple()).map(SwitchTable::position);
    }

    /** Sets the switch to where it shall be; the time changes only with the position. */
    Uni<Position> set(boolean enabled) {
        return database.run(SET, Tuple.of(enabled)).chain(done -> read());
    }

    /** For the start only, on the main thread, when nobody has been answered yet and the migration has just gone well. */
    boolean readAtStart() {
        try (Connection connection = blocking.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            return !row.next() || row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the switch for generations cannot be read", e);
        }
    }

    /** Without a row nobody has ever switched anything off. */
    private static Position position(RowSet<Row> rows) {
        for (Row row : rows) {
            OffsetDateTime changed = row.getOffsetDateTime("changed_at");
            return new Position(row.getBoolean("enabled"), changed.toInstant());
        }
        return new Position(true, null);
    }

    /** Where the switch stands and since when; the time is null as long as nobody touched it. */
    record Position(boolean enabled, Instant changedAt) {}
}
