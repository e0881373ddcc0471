package io.colloquy.gateway.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class SmugglingTest {
    private static final String CLOSE = "Connection: close\r\n\r\n";

    Neighbours neighbours;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/chats/../../internal/jobs",
                "/api/chats/%2e%2e/%2e%2e/internal/jobs",
                "/api/chats/..%2f..%2finternal",
                "//internal/jobs",
                "/api/chats//internal",
                "/api/chats;/../internal",
                "/api/chats/..;/internal",
                "/api\\chats",
                "/api/chats/%zz"
            })
    void aPathThatCouldMeanAnotherReachesNobody(String target) throws IOException {
        String answer = ask("GET " + target + " HTTP/1.1\r\nHost: here\r\n" + CLOSE);

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertEquals(0, arrived());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: abc\r\n",
                "Content-Length: -5\r\n",
                "Host: there\r\n",
                "Bad Header: x\r\n"
            })
    void aRequestWithTwoMeaningsReachesNobody(String header) throws IOException {
        String answer = ask("POST /api/chats HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n" + header
                + CLOSE + "0\r\n\r\nGET /api/jobs HTTP/1.1\r\nHost: here\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertEquals(0, arrived());
    }

    @Test
    void aLengthBesideChunksIsOneRequestAtMost() throws IOException {
        ask("POST /api/chats HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 60\r\n"
                + "Transfer-Encoding: chunked\r\n" + CLOSE
                + "2\r\n{}\r\n0\r\n\r\nGET /api/jobs HTTP/1.1\r\nHost: here\r\n\r\n");

        assertTrue(arrived() <= 1);
        assertEquals(0, neighbours.tracking.seen().size());
    }

    @Test
    void theRefusalSaysWhatIsWrongWithThePath() throws IOException {
        String answer = ask("GET /api/chats/../jobs HTTP/1.1\r\nHost: here\r\n" + CLOSE);

        assertTrue(answer.contains("https://colloquy.io/problems/malformed-path"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
    }

    @Test
    void anAbsoluteTargetIsReducedToItsPath() throws IOException {
        assertTrue(ask("GET http://evil/api/chats?a=b HTTP/1.1\r\nHost: here\r\n" + CLOSE)
                .startsWith("HTTP/1.1 200 "));
        assertEquals("/api/chats?a=b", neighbours.summary.seen().get(0).target());
        assertTrue(ask("GET http://evil/internal/jobs HTTP/1.1\r\nHost: here\r\n" + CLOSE)
                .startsWith("HTTP/1.1 404 "));
    }

    @Test
    void whatIsNoHttpIsRefused() throws IOException {
        String huge = "a".repeat(20_000);

        assertEquals("400", status(ask("HELLO\r\n\r\n")));
        assertEquals("431", status(ask("GET /api/chats HTTP/1.1\r\nHost: here\r\nX: " + huge + "\r\n\r\n")));
        assertEquals("414", status(ask("GET /" + huge + " HTTP/1.1\r\nHost: here\r\n\r\n")));
        assertTrue(ask("TRACE /api/chats HTTP/1.1\r\nHost: here\r\n" + CLOSE).startsWith("HTTP/1.1 405 "));
        assertEquals(0, arrived());
    }

    private String ask(String raw) throws IOException {
        return RawClient.exchange(port, raw);
    }

    private static String status(String answer) {
        return answer.substring("HTTP/1.x ".length(), "HTTP/1.x 400".length());
    }

    private int arrived() {
        return neighbours.summary.seen().size()
                + neighbours.graph.seen().size()
                + neighbours.tracking.seen().size();
    }
}
