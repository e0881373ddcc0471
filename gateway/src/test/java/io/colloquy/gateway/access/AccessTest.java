package io.colloquy.gateway.access;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class AccessTest {
    private static final String FORGED = "X-Forwarded-For: 198.51.100.1, 203.0.113.7\r\n";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(String.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void listen() {
        Logger.getLogger("io.colloquy.gateway.access").addHandler(recorder);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("io.colloquy.gateway.access").removeHandler(recorder);
    }

    @Test
    void theLineOfARequestNamesItsClientByTheWordOfATrustedProxy() throws Exception {
        RawClient.throughProxy(port, request("by-proxy", FORGED));

        assertTrue(line("by-proxy").endsWith("by-proxy from 203.0.113.7"), () -> lines.toString());
    }

    @Test
    void aForgedAddressChangesNothing() throws Exception {
        RawClient.exchange(port, request("direct", FORGED));

        assertTrue(line("direct").endsWith("direct from 127.0.0.1"), () -> lines.toString());
    }

    private String line(String id) {
        await().until(() -> lines.stream().anyMatch(line -> line.contains(id)));
        return lines.stream().filter(line -> line.contains(id)).findFirst().orElseThrow();
    }

    private static String request(String id, String headers) {
        return "GET /health HTTP/1.1\r\nHost: here\r\nConnection: close\r\nX-Request-Id: " + id + "\r\n" + headers
                + "\r\n";
    }
}
