package io.colloquy.gateway.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class CrossOriginTest {
    Neighbours neighbours;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @Test
    void aPageThatIsNamedMayAskAndReadWithItsVisitorsCookies() throws IOException {
        Answer before = ask(
                "OPTIONS /api/chats",
                "https://notes.example",
                "Access-Control-Request-Method: PATCH"
                        + "\r\nAccess-Control-Request-Headers: if-match, x-stainless-os");
        Answer then = ask("GET /api/chats", "https://notes.example", "A: b");

        assertEquals(204, before.status());
        assertEquals("if-match, x-stainless-os", before.value("Access-Control-Allow-Headers"));
        assertTrue(before.value("Access-Control-Allow-Methods").contains("PATCH"));
        assertEquals(
                0,
                neighbours.summary.seen().stream()
                        .filter(seen -> seen.method().equals("OPTIONS"))
                        .count());
        assertEquals(List.of("https://notes.example"), then.values("Access-Control-Allow-Origin"));
        assertEquals(List.of("true"), then.values("Access-Control-Allow-Credentials"));
        assertTrue(then.value("Access-Control-Expose-Headers").contains("RateLimit-Policy"));
        assertEquals(List.of("Origin"), then.values("Vary"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://notes.example",
                "https://notes.example:8443",
                "https://notes.example.evil.example",
                "https://sub.notes.example",
                "https://NOTES.example",
                "null",
                "*"
            })
    void anyOtherPageReadsNothing(String origin) throws IOException {
        Answer before = ask("OPTIONS /api/chats", origin, "Access-Control-Request-Method: GET");
        Answer then = ask("GET /api/chats", origin, "A: b");

        assertEquals(403, before.status());
        assertTrue(before.body().contains("https://colloquy.io/problems/bad-origin"), before.body());
        for (Answer answer : List.of(before, then)) {
            assertNull(answer.value("Access-Control-Allow-Origin"));
            assertNull(answer.value("Access-Control-Allow-Credentials"));
        }
    }

    @Test
    void problemsCanBeReadByThePageToo() throws IOException {
        assertEquals(
                "http://localhost:5173",
                ask("GET /nowhere", "http://localhost:5173", "A: b").value("Access-Control-Allow-Origin"));
    }

    @Test
    void anAnswerThatVariesVariesByOriginAsWell() throws IOException {
        neighbours.summary.on(
                "/api/chats",
                conversation -> conversation.write(
                        "HTTP/1.1 200 OK\r\nVary: Accept\r\nVary: Prefer\r\nContent-Length: 0\r\n\r\n"));

        assertEquals(
                List.of("Accept, Prefer, Origin"),
                Answer.parse(RawClient.exchange(
                                port, "GET /api/chats HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"))
                        .values("Vary"));
    }

    private Answer ask(String request, String origin, String header) throws IOException {
        return Answer.parse(RawClient.exchange(
                port,
                request + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\nOrigin: " + origin + "\r\n" + header
                        + "\r\n\r\n"));
    }
}
