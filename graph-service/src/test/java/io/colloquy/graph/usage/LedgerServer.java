package io.colloquy.graph.usage;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with the service's migrations, for as many replicas of the ledger as a test wants. */
final class LedgerServer implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final List<Replica> replicas = new ArrayList<>();

    LedgerServer() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "100")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        pool = pool(vertx, "postgres", 4);
    }

    /** A replica with so many connections and event loops of its own. */
    Replica replica(int connections) {
        return replica(connections, "postgres");
    }

    Replica replica(int connections, String role) {
        var own = Vertx.vertx();
        var replica = new Replica(own, pool(own, role, connections));
        replicas.add(replica);
        return replica;
    }

    List<Row> query(String sql) {
        var rows = new ArrayList<Row>();
        pool.query(sql).executeAndAwait().forEach(rows::add);
        return rows;
    }

    long number(String sql) {
        return query(sql).get(0).getLong(0);
    }

    /** An account with a limit of its own. */
    Account account(String name, long dailyRequests) {
        query("INSERT INTO usage_account (name, plan, daily_requests) VALUES ('" + name + "', 'pro', " + dailyRequests
                + ") ON CONFLICT (name) DO UPDATE SET daily_requests = excluded.daily_requests");
        return new Account(name);
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        pool.closeAndAwait();
        vertx.closeAndAwait();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
        }
    }

    private Pool pool(Vertx of, String role, int connections) {
        var options = new PgConnectOptions()
                .setHost("localhost")
                .setPort(server.getPort())
                .setDatabase("postgres")
                .setUser(role)
                .setPassword("postgres")
                .setCachePreparedStatements(true);
        return Pool.newInstance(PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(connections).setEventLoopSize(2))
                .using(of.getDelegate())
                .build());
    }
}
