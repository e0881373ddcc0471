package io.colloquy.postgrestest;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL that goes through a service's migrations in steps, so that a test can write rows as an earlier release
 * did and look what became of them. Needs the migrations ({@code db/migration}) and Flyway's PostgreSQL part on the class path.
 */
public final class MigratingDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;

    /** Starts an empty database; throws {@link UncheckedIOException} when PostgreSQL cannot start. */
    public MigratingDatabase() {
        try {
            server = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
    }

    /** Migrates up to and including this version, such as {@code 2.1}, or {@code latest}. */
    public void migrate(String version) {
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    /** Executes statements; throws the database's {@link SQLException} when it refuses one. */
    public void run(String statements) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /** The rows of a query, each as its columns' texts with a space between them; a null is "null". */
    public List<String> rows(String query) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    columns.add(String.valueOf(found.getString(column)));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
        }
    }
}
