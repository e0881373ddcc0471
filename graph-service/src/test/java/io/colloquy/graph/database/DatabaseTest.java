package io.colloquy.graph.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses where a database should be and is not. */
class DatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.closeAndAwait();
    }

    @Test
    void aServerThatIsGoneIsUnavailable() throws IOException {
        int port;
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = door.getLocalPort();
        }

        assertEquals(503, failure(port).getStatusCode());
    }

    @Test
    void aServerThatNeverSaysAWordIsUnavailableToo() throws IOException {
        try (var hole = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertEquals(503, failure(hole.getLocalPort()).getStatusCode());
        }
    }

    private DatabaseUnavailable failure(int port) {
        var database = new Database(pool(port));
        return assertThrows(
                DatabaseUnavailable.class,
                () -> database.run("SELECT 1", Tuple.tuple(), Duration.ofMillis(500))
                        .await()
                        .atMost(SOON));
    }

    private Pool pool(int port) {
        var options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setDatabase("graph")
                .setUser("graph")
                .setPassword("graph");
        return Pool.newInstance(PgBuilder.pool()
                .connectingTo(options)
                .using(vertx.getDelegate())
                .build());
    }
}
