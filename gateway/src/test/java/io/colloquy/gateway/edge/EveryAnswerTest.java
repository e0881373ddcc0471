package io.colloquy.gateway.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class EveryAnswerTest {
    private static final List<String> ONCE = List.of(
            "Content-Security-Policy",
            "Cross-Origin-Resource-Policy",
            "Permissions-Policy",
            "Referrer-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Cache-Control");
    private static final String CLOSE = "Host: here\r\nConnection: close\r\n\r\n";

    Neighbours neighbours;

    @Inject
    CircuitBreakerMaintenance breakers;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
        breakers.resetAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | GET /health HTTP/1.1",
                "200 | HEAD /health HTTP/1.1",
                "405 | POST /health HTTP/1.1",
                "405 | TRACE /api/chats HTTP/1.1",
                "404 | GET /nowhere HTTP/1.1",
                "404 | GET /internal/jobs HTTP/1.1",
                "400 | GET /api/../internal HTTP/1.1",
                "400 | HELLO",
                "400 | GET /health HTTP/1.1~Bad Header: x",
                "400 | POST /api/chats HTTP/1.1~Transfer-Encoding: xchunked",
                "400 | POST /api/chats HTTP/1.1~Content-Length: 5~Content-Length: 6",
                "413 | POST /api/imports HTTP/1.1~Content-Type: application/json~Content-Length: 999999999999",
                "415 | POST /api/imports HTTP/1.1~Content-Type: text/html~Content-Length: 1",
                "408 | POST /api/imports HTTP/1.1~Content-Type: application/json~Content-Length: 9",
                "204 | OPTIONS /x HTTP/1.1~Origin: https://notes.example~Access-Control-Request-Method: PUT",
                "403 | OPTIONS /x HTTP/1.1~Origin: https://evil.example~Access-Control-Request-Method: PUT",
                "502 | GET /api/chats/broken HTTP/1.1",
                "503 | GET /api/jobs HTTP/1.1"
            })
    void saysEachSecurityHeaderOnce(int status, String request) throws IOException {
        neighbours.summary.on("/api/chats/broken", conversation -> conversation.reset());
        neighbours.tracking.down();

        // A connection that was open before may outlive its service for a moment.
        Answer answer = Awaitility.await()
                .until(() -> ask(request.replace("~", "\r\n") + "\r\n" + CLOSE), one -> one.status() == status);

        assertOnce(answer);
    }

    @Test
    void alsoSaysThemWhereTheHeadIsTooLong() throws IOException {
        String huge = "a".repeat(20_000);

        Answer line = ask("GET /" + huge + " HTTP/1.1\r\n" + CLOSE);
        Answer headers = ask("GET /health HTTP/1.1\r\nX: " + huge + "\r\n" + CLOSE);

        Answer many = ask("GET /health HTTP/1.1\r\n" + "a:b\r\n".repeat(100) + CLOSE);

        assertEquals(414, line.status());
        assertEquals(431, many.status());
        assertEquals(431, headers.status());
        assertOnce(line);
        assertOnce(headers);
        assertOnce(many);
        assertEquals(
                200,
                ask("GET /health HTTP/1.1\r\n" + "a:b\r\n".repeat(98) + CLOSE).status());
        assertTrue(headers.body().contains("https://colloquy.io/problems/headers-too-large"), headers.body());
    }

    @Test
    void replacesWhatAServiceSaysAboutThem() throws IOException {
        List<String> theirs = List.of(
                "HTTP/1.1 200 OK",
                "X-Frame-Options: ALLOWALL",
                "X-Frame-Options: SAMEORIGIN",
                "Server: theirs/1",
                "Content-Security-Policy: default-src *",
                "Referrer-Policy: unsafe-url",
                "Strict-Transport-Security: max-age=0",
                "X-Powered-By: theirs",
                "Access-Control-Allow-Origin: *",
                "Cache-Control: public, max-age=9",
                "Content-Length: 2");
        neighbours.summary.on(
                "/api/chats", conversation -> conversation.write(String.join("\r\n", theirs) + "\r\n\r\n{}"));

        Answer answer = ask("GET /api/chats HTTP/1.1\r\n" + CLOSE);

        assertOnce(answer);
        assertEquals("DENY", answer.value("X-Frame-Options"));
        assertEquals(SecurityHeaders.CONTENT_POLICY, answer.value("Content-Security-Policy"));
        assertEquals("no-store", answer.value("Cache-Control"));
        assertNull(answer.value("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 OK | X: 1 | no-store",
                "200 OK | ETag: \"7\" | private, no-cache",
                "304 Not Modified | ETag: \"7\" | private, no-cache",
                "404 Not Found | ETag: \"7\" | no-store",
                "200 OK | Cache-Control: private, max-age=60 | private, max-age=60",
                "200 OK | Cache-Control: no-store~ETag: \"7\" | no-store",
                "200 OK | Cache-Control: no-cache | no-store"
            })
    void keepsPrivateAnswersOutOfCaches(String status, String headers, String cached) throws IOException {
        neighbours.summary.on(
                "/api/chats",
                conversation -> conversation.write("HTTP/1.1 " + status + "\r\n" + headers.replace("~", "\r\n")
                        + "\r\nContent-Length: 0\r\n\r\n"));

        assertEquals(List.of(cached), ask("GET /api/chats HTTP/1.1\r\n" + CLOSE).values("Cache-Control"));
    }

    @Test
    void promisesHttpsOnlyWhereItIsSpoken() throws IOException {
        String question = "GET /health HTTP/1.1\r\nX-Forwarded-Proto: https\r\n" + CLOSE;

        assertEquals(
                List.of("max-age=31536000; includeSubDomains"),
                Answer.parse(RawClient.throughProxy(port, question)).values("Strict-Transport-Security"));
        assertNull(ask(question).value("Strict-Transport-Security"));
    }

    private Answer ask(String raw) throws IOException {
        return Answer.parse(RawClient.exchange(port, raw));
    }

    static void assertOnce(Answer answer) {
        ONCE.forEach(name -> assertEquals(1, answer.values(name).size(), name + " of " + answer));
        List.of("Server", "X-Powered-By", "Strict-Transport-Security")
                .forEach(name -> assertNull(answer.value(name), name));
    }
}
