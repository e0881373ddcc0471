package io.colloquy.postgrestest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;

/**
 * A real PostgreSQL for {@code @QuarkusTest} classes, without Docker: one server per test JVM and a database named by
 * the init argument {@code database} (default {@code test}). The service finds it by {@code DATABASE_URL}, as in production.
 */
public final class PostgresServer implements QuarkusTestResourceLifecycleManager {
    private String database = "test";
    private EmbeddedPostgres server;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    /** @return the configuration that points a service at this server; throws when PostgreSQL cannot start */
    @Override
    public Map<String, String> start() {
        try {
            server = EmbeddedPostgres.builder().start();
            createDatabase();
            return Map.of("DATABASE_URL", url());
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
    }

    @Override
    public void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
        }
    }

    private String url() {
        return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + database;
    }

    private void createDatabase() {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + database + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("the test database " + database + " could not be made", e);
        }
    }
}
