package io.colloquy.gateway.forward;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.gateway.neighbour.SeenRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class HeadersTest {
    Neighbours neighbours;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @Test
    void noSpellingOfAnIdentityOrForwardingHeaderGetsThrough() throws Exception {
        List<String> forged = List.of(
                "X-User-Id: 1",
                "x_user_id: 1",
                "X-USER-ID: 2",
                "X-Forwarded-For: 1.2.3.4",
                "X-Forwarded-Host: evil",
                "Forwarded: for=1.2.3.4",
                "X-Real-IP: 1.2.3.4",
                "Cookie: session=1",
                "X-Colloquy-Token: x",
                "Remote-User: root",
                "X-Account: 1",
                "X-HTTP-Method-Override: DELETE");

        RawClient.exchange(
                port,
                "GET /api/chats HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + String.join("\r\n", forged)
                        + "\r\n\r\n");

        SeenRequest seen = neighbours.summary.seen("/api/chats").get(0);
        for (String header : forged) {
            String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            assertNull(seen.value(name), name);
        }
    }

    @Test
    void headersOfOneConnectionEndHereAlsoThoseThatConnectionNames() throws Exception {
        List<String> headers = List.of(
                "Connection: close, If-Match, X-Request-Id",
                "If-Match: 1",
                "TE: trailers",
                "Upgrade: h2c",
                "Keep-Alive: 5",
                "Prefer: wait=5");

        RawClient.exchange(
                port, "GET /api/chats HTTP/1.1\r\nHost: here\r\n" + String.join("\r\n", headers) + "\r\n\r\n");

        SeenRequest seen = neighbours.summary.seen("/api/chats").get(0);
        List.of("if-match", "te", "upgrade", "keep-alive", "connection")
                .forEach(name -> assertNull(seen.value(name), name));
        assertEquals("wait=5", seen.value("prefer"));
        assertEquals("here", seen.value("host"));
        assertEquals(1, seen.values("x-request-id").size());
    }

    @Test
    void anAnswersOwnHeadersPassAndThoseOfItsConnectionDoNot() throws Exception {
        List<String> head = List.of(
                "HTTP/1.1 201 Created",
                "ETag: \"7\"",
                "Location: http://here/api/graphs/7",
                "Connection: X-Hop",
                "X-Hop: 1",
                "X-Request-Id: other",
                "Content-Length: 2");
        neighbours.graph.on(
                "/api/graphs", conversation -> conversation.write(String.join("\r\n", head) + "\r\n\r\n{}"));

        List<String> question = List.of(
                "POST /api/graphs HTTP/1.1",
                "Host: here",
                "X-Request-Id: mine-1",
                "Connection: close",
                "Content-Length: 0");
        String answer = RawClient.exchange(port, String.join("\r\n", question) + "\r\n\r\n");

        String lower = answer.toLowerCase(Locale.ROOT);
        assertTrue(lower.startsWith("http/1.1 201"), answer);
        assertTrue(lower.contains("etag: \"7\"") && lower.contains("location: http://here/api/graphs/7"), answer);
        assertTrue(lower.contains("x-request-id: mine-1"), answer);
        assertFalse(lower.contains("x-hop") || lower.contains("other"), answer);
    }

    @Test
    void aSaneRequestIdIsKeptAndAnyOtherReplaced() {
        given().header("X-Request-Id", "abc-1").get("/api/chats").then().header("X-Request-Id", equalTo("abc-1"));
        given().header("X-Request-Id", "a b").get("/api/chats").then().header("X-Request-Id", not(equalTo("a b")));
        given().header("X-Request-Id", "a".repeat(101))
                .get("/nowhere")
                .then()
                .header("X-Request-Id", not(equalTo("a".repeat(101))));

        assertEquals("abc-1", neighbours.summary.seen("/api/chats").get(0).value("x-request-id"));
        assertEquals(
                36,
                neighbours
                        .summary
                        .seen("/api/chats")
                        .get(1)
                        .value("x-request-id")
                        .length());
    }

    @Test
    void everyCallCarriesWhatIsLeftOfItsTime() {
        given().header("X-Request-Deadline-Ms", "5000").get("/api/chats").then().statusCode(200);
        given().get("/v1/models").then().statusCode(200);
        given().header("X-Request-Deadline-Ms", "soon")
                .get("/api/chats")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://colloquy.io/problems/malformed-deadline"));

        long left = Long.parseLong(neighbours.summary.seen("/api/chats").get(0).value("x-request-deadline-ms"));
        assertTrue(left > 3_000 && left <= 5_000, "left " + left);
        assertTrue(Long.parseLong(neighbours.graph.seen("/v1/models").get(0).value("x-request-deadline-ms")) > 290_000);
    }

    @Test
    void headIsPassedOnWithItsLengthAndWithoutABody() throws Exception {
        neighbours.summary.on(
                "/api/chats", conversation -> conversation.write("HTTP/1.1 200 OK\r\nContent-Length: 77\r\n\r\n"));

        String answer = RawClient.exchange(port, "HEAD /api/chats HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");

        assertTrue(
                answer.toLowerCase(Locale.ROOT).contains("content-length: 77") && answer.endsWith("\r\n\r\n"), answer);
    }
}
