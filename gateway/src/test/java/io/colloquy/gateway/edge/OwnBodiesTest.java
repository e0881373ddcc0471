package io.colloquy.gateway.edge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class OwnBodiesTest {
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Test
    void aFewFieldsHaveTenSecondsHoweverOftenAByteComes() throws IOException {
        long began = System.nanoTime();
        String answer = "";
        try (RawClient client = new RawClient(port)) {
            client.send("POST /api/auth/login HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{");
            client.patience(500);
            while (answer.isEmpty() && seconds(began) < 15) {
                client.send(" ");
                answer = client.available();
            }
        }

        assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        assertTrue(answer.contains("https://colloquy.io/problems/body-too-slow"), answer);
        assertTrue(seconds(began) >= 9, seconds(began) + " s");
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }
}
