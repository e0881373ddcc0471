package io.colloquy.tracking.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.database.CountingDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class SlowClientTest {
    private static final int EVENTS = 40_000;
    private static final String A_READ = StoredEvents.AFTER;

    @TestHTTPResource("/api/jobs/")
    URI jobs;

    @Inject
    Pool pool;

    @Inject
    CountingDatabase database;

    private final TrackingClient tracking = new TrackingClient();

    @Test
    void whoDoesNotReadIsNotReadForAndMissesNothing() throws Exception {
        var id = tracking.createJob("a");
        pool.preparedQuery(
                        "INSERT INTO job_event (job_id, name, data)"
                                + " SELECT $1, 'message', jsonb_build_object('text', repeat('x', 2000)) FROM generate_series(1, $2)")
                .executeAndAwait(Tuple.of(id, EVENTS));
        database.forget();

        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new InetSocketAddress(jobs.getHost(), jobs.getPort()));
            socket.getOutputStream()
                    .write(("GET /api/jobs/" + id + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                    + Bearer.of(Bearer.LOCAL) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            var pages = new AtomicLong();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .during(Duration.ofSeconds(2))
                    .until(() -> {
                        long now = database.asked(A_READ);
                        return now > 0 && pages.getAndSet(now) == now;
                    });
            assertTrue(pages.get() * 200 < EVENTS / 2, "pages read for a client that does not read: " + pages);

            tracking.complete(tracking.claimOne());
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            long told = 0;
            for (String line = lines.readLine(); !line.equals("event:finished"); line = lines.readLine()) {
                told += line.startsWith("event:message") ? 1 : 0;
            }
            assertEquals(EVENTS, told);
        }
    }
}
