package io.colloquy.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The database where both engines' work writes what it did, one row for every time that it did it. */
final class Results implements AutoCloseable {
    private static final String EXISTS = "42P04";
    /** The password is looked up in the file that PGPASSFILE names. */
    static final String USER = "?user=postgres";

    private final HikariDataSource pool;

    /** @param server such as {@code jdbc:postgresql://127.0.0.1:5432/}; the database is {@code bench}, made when missing */
    Results(String server) {
        create(server + "postgres" + USER);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server + "bench" + USER);
        // PostgreSQL here has room for a hundred connections, and four services hold theirs.
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        pool = new HikariDataSource(config);
    }

    DataSource pool() {
        return pool;
    }

    void prepare() {
        run("DROP TABLE IF EXISTS result, started, batch_fence, scheduled_tasks");
        run("CREATE TABLE started (item text NOT NULL)");
        run("CREATE TABLE result (item text NOT NULL)");
        run("CREATE TABLE batch_fence (job_id uuid, batch int, fence bigint NOT NULL, PRIMARY KEY (job_id, batch))");
        // As db-scheduler's documentation gives it for PostgreSQL, with the index for its priority-free queries.
        run("CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,"
                + " execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,"
                + " last_success timestamptz, last_failure timestamptz, consecutive_failures int,"
                + " last_heartbeat timestamptz, version bigint NOT NULL, priority smallint, state text,"
                + " PRIMARY KEY (task_name, task_instance))");
        run("CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)");
        run("CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
    }

    void run(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long number(String query) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static void create(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE bench");
        } catch (SQLException e) {
            if (!EXISTS.equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
