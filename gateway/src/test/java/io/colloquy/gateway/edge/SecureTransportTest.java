package io.colloquy.gateway.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.identity.AssumedOperator;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class SecureTransportTest {
    private static final String PLAIN = "X-Forwarded-Proto: http\r\nX-Forwarded-Host: notes.example\r\n";
    private static final String SECURE = PLAIN.replace("http\r", "https\r");

    Neighbours neighbours;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @Test
    void aFirstVisitIsSentOnToHttps() throws IOException {
        Answer answer = proxied("GET /api/chats?limit=5", PLAIN + AssumedOperator.NOBODY + ": 1\r\n");

        assertEquals(308, answer.status());
        assertEquals("https://notes.example/api/chats?limit=5", answer.value("Location"));
        assertEquals(0, neighbours.summary.seen().size());
    }

    @Test
    void secretsAndChangesInTheClearAreRefused() throws IOException {
        assertEquals(
                403,
                proxied("GET /api/chats", PLAIN + "Authorization: Bearer x\r\n").status());
        assertEquals(
                403,
                proxied("GET /api/chats", PLAIN + AssumedOperator.NOBODY + ": 1\r\nCookie: a=b\r\n")
                        .status());
        Answer change = proxied("DELETE /api/chats/1", PLAIN);

        assertEquals(403, change.status());
        assertTrue(change.body().contains("https://colloquy.io/problems/https-required"), change.body());
        assertEquals(0, neighbours.summary.seen().size());
    }

    @Test
    void whatCameByHttpsPassesAndSoDoesThisMachinesOwn() throws IOException {
        assertEquals(200, proxied("GET /api/chats", SECURE).status());
        assertEquals(200, proxied("GET /health", PLAIN).status());
        assertEquals(
                200,
                parse(RawClient.exchange(port, request("GET /api/chats", ""))).status());
    }

    @Test
    void linksLeadBackToWhereTheClientCameFrom() throws IOException {
        neighbours.graph.on(
                "/api/graphs",
                conversation -> conversation.write(
                        "HTTP/1.1 201 Created\r\nLocation: http://here/api/graphs/7\r\nContent-Length: 0\r\n\r\n"));

        assertEquals(
                "https://notes.example/api/graphs/7",
                proxied("GET /api/graphs", SECURE).value("Location"));
    }

    private Answer proxied(String line, String headers) throws IOException {
        return parse(RawClient.throughProxy(port, request(line, headers)));
    }

    private static String request(String line, String headers) {
        return line + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private static Answer parse(String raw) {
        return Answer.parse(raw);
    }
}
