package io.colloquy.standalone.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayClientTest {
    private static final String IN_TURN = "{\"type\": \"https://colloquy.io/problems/too-many-requests\"}";

    private final List<String> asked = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private String retryAfter = "0";
    private HttpServer server;
    private GatewayClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean refused = !refusals.isEmpty();
            byte[] body = (refused ? refusals.remove(0) : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            exchange.sendResponseHeaders(refused ? 429 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = new GatewayClient("http://127.0.0.1:" + server.getAddress().getPort(), () -> "key-" + asked.size());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyRequestSaysWhoAsks() {
        client.get("/one", JsonNode.class);
        client.post("/two", Map.of(), JsonNode.class);
        client.stream("/three", null);

        assertEquals(List.of("Bearer key-0 ", "Bearer key-1 {}", "Bearer key-2 "), asked);
    }

    @Test
    void whoeverIsTooQuickComesAgainWhenItIsHisTurn() {
        refusals.addAll(List.of(IN_TURN, IN_TURN));

        client.post("/one", Map.of("a", 1), JsonNode.class);

        assertEquals(3, asked.size());
        assertEquals(asked.get(0), asked.get(2));
    }

    @Test
    void whatTakesUntilTomorrowIsNotWaitedFor() {
        refusals.add("{\"type\": \"https://colloquy.io/problems/limit-reached\"}");
        assertThrows(Problem.class, () -> client.get("/one", JsonNode.class));

        retryAfter = "3600";
        refusals.add(IN_TURN);
        assertThrows(Problem.class, () -> client.get("/one", JsonNode.class));

        assertEquals(2, asked.size());
    }
}
