package io.colloquy.gateway.connection;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class SlowConnectionsTest {
    private static final int MANY = 500;

    private final List<RawClient> slow = new ArrayList<>();

    Neighbours neighbours;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (RawClient client : slow) {
            client.close();
        }
    }

    @Test
    void fiveHundredWhoSendTheirHeadersByteByByteDelayNobodyAndAreGivenUp() throws Exception {
        open("GET /api/chats HTTP/1.1\r\nHost: here\r\nX-Slow: ");
        long opened = System.nanoTime();

        for (int i = 0; i < 50; i++) {
            drip();
            assertTrue(askMs("/health") < 2_000);
            assertTrue(askMs("/api/chats") < 2_000);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            drip();
            return slow.stream().allMatch(SlowConnectionsTest::gone);
        });
        assertTrue(System.nanoTime() - opened
                < Duration.ofSeconds(FirstHead.SECONDS + 15).toNanos());
        assertEquals(50, neighbours.summary.seen("/api/chats").size());
    }

    @Test
    void fiveHundredWhoseBodiesStandStillDelayNobody() throws Exception {
        open(
                "POST /api/imports HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");

        for (int i = 0; i < 20; i++) {
            assertTrue(askMs("/health") < 2_000);
            assertTrue(askMs("/api/jobs") < 2_000);
        }
    }

    private void open(String start) throws IOException {
        for (int i = 0; i < MANY; i++) {
            RawClient client = new RawClient(port);
            client.send(start);
            slow.add(client);
        }
    }

    private void drip() {
        for (RawClient client : slow) {
            try {
                client.send("a");
            } catch (IOException closed) {
                // That is what is waited for.
            }
        }
    }

    private static boolean gone(RawClient client) {
        try {
            client.patience(1);
            return client.in().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private long askMs(String path) throws IOException {
        long started = System.nanoTime();
        String answer =
                RawClient.exchange(port, "GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        return Duration.ofNanos(System.nanoTime() - started).toMillis();
    }
}
