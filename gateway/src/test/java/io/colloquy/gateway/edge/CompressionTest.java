package io.colloquy.gateway.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.gateway.neighbour.ScriptedNeighbour;
import io.colloquy.gateway.session.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class CompressionTest {
    private static final String LONG = "{\"text\":\"" + "word ".repeat(2_000) + "\"}";
    private static final String JSON = "Content-Type: application/json";

    Neighbours neighbours;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @Test
    void aLongAnswerOfARead() throws IOException {
        Answer answer = get("/api/chats", JSON, "X: y");

        assertEquals("gzip", answer.value("Content-Encoding"));
        assertTrue(answer.value("Vary").contains("Accept-Encoding"));
        assertTrue(
                answer.body().length() < LONG.length() / 5,
                "length " + answer.body().length());
        assertNull(neighbours.summary.seen("/api/chats").get(0).value("accept-encoding"));
    }

    @Test
    void anAnswerToAPageOfOurOwnThatHasACookie() throws IOException {
        assertEquals(
                "gzip",
                get("/api/chats", JSON, "Cookie: a=b\r\nSec-Fetch-Site: same-origin")
                        .value("Content-Encoding"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/shared/token | Content-Type: application/json | X: y",
                "/api/graphs/1/shares | Content-Type: application/json | X: y",
                "/api/chats | Content-Type: text/event-stream | X: y",
                "/api/chats | Content-Type: application/zip | X: y",
                "/api/chats | Content-Type: application/json~ETag: \"7\" | X: y",
                "/api/chats | Content-Type: application/json~Set-Cookie: a=b | X: y",
                "/api/chats | Content-Type: application/json | Cookie: a=b",
                "/api/chats | Content-Type: application/json | Cookie: a=b~Sec-Fetch-Site: cross-site"
            })
    void nothingElseIsCompressed(String path, String theirs, String ours) throws IOException {
        Answer answer = get(path, theirs.replace("~", "\r\n"), ours.replace("~", "\r\n"));

        assertNull(answer.value("Content-Encoding"));
        assertEquals(LONG, answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | 201 Created | X-Any: thing",
                "GET | 404 Not Found | X-Any: thing",
                "GET | 200 OK | Content-Range: bytes 0-10007/10008",
                "POST | 200 OK | X-Any: thing"
            })
    void norIsWhatIsNotTheWholeOfWhatWasRead(String method, String status, String header) throws IOException {
        script("/api/chats", status, JSON + "\r\n" + header, LONG);
        String answer = RawClient.exchange(
                port,
                method + " /api/chats HTTP/1.1\r\nHost: here\r\nConnection: close\r\nAccept-Encoding: gzip\r\n\r\n");

        assertNull(Answer.parse(answer).value("Content-Encoding"));
        assertEquals(LONG, Answer.parse(answer).body());
    }

    @Test
    void aShortAnswerIsNotWorthIt() throws IOException {
        script("/api/chats", "200 OK", JSON, "{\"text\":\"word\"}");
        String answer = RawClient.exchange(
                port, "GET /api/chats HTTP/1.1\r\nHost: here\r\nConnection: close\r\nAccept-Encoding: gzip\r\n\r\n");

        assertNull(Answer.parse(answer).value("Content-Encoding"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/keys", "/api/account/sessions", "/api/operator/accounts"})
    void whatIsAboutCredentialsIsNot(String path) throws IOException {
        String name = People.name();
        People.account(name, "user");
        String token = People.token(name);
        for (int i = 0; i < 12; i++) {
            People.account(People.name(), "user");
            People.key(People.token(name), "read");
        }

        Answer answer = Answer.parse(RawClient.exchange(
                port,
                "GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\nAccept-Encoding: gzip, deflate\r\n"
                        + (path.contains("operator") ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n"));

        assertEquals(200, answer.status());
        assertNull(answer.value("Content-Encoding"));
        assertTrue(answer.body().length() > 1_024, answer.body());
    }

    @Test
    void whoeverCannotReadItGetsItAsItIs() throws IOException {
        script("/api/chats", JSON);
        String answer = RawClient.exchange(port, "GET /api/chats HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");

        assertEquals(LONG, Answer.parse(answer).body());
    }

    private Answer get(String path, String theirs, String ours) throws IOException {
        script(path, theirs);
        return Answer.parse(RawClient.exchange(
                port,
                "GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\nAccept-Encoding: gzip\r\n" + ours
                        + "\r\n\r\n"));
    }

    private void script(String path, String headers) {
        script(path, "200 OK", headers, LONG);
    }

    private void script(String path, String status, String headers, String body) {
        String answer =
                "HTTP/1.1 " + status + "\r\n" + headers + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        for (ScriptedNeighbour service : List.of(neighbours.summary, neighbours.graph)) {
            service.on(path, conversation -> conversation.write(answer));
        }
    }
}
