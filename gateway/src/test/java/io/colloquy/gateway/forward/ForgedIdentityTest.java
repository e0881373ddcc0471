package io.colloquy.gateway.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.identity.AssumedOperator;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.gateway.neighbour.SeenRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no HTTP library sends, from somebody who wants to be somebody else. KEY stands for a key that is good. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class ForgedIdentityTest {
    private static final String NOBODY = AssumedOperator.NOBODY + ": 1\r\n";
    private static final String JWT = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJsb2NhbCIsImdyb3VwcyI6WyJvcGVyYXRvciJdfQ.";

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
                "Authorization: Bearer " + JWT,
                "Authorization: " + JWT,
                "Authorization: Bearer KEY\r\nAuthorization: Bearer " + JWT,
                "Authorization: Bearer " + JWT + "\r\nAuthorization: Bearer KEY",
                "Authorization: Bearer KEY\r\nauthorization: Bearer KEY",
                "Authorization: Bearer KEY, Bearer KEY",
                "Authorization: Basic KEY",
                "Authorization_: Bearer KEY",
                "Authorization : Bearer KEY",
                " Authorization: Bearer KEY",
                "X-Authorization: Bearer KEY",
                "Proxy-Authorization: Bearer KEY",
                "Proxy_Authorization: Bearer KEY",
                "X-Forwarded-Authorization: Bearer KEY",
                "X: folded\r\n Authorization: Bearer KEY",
                "X: folded\r\n\tAuthorization: Bearer KEY",
                "X: one\rAuthorization: Bearer KEY",
                "X: one\u0000Authorization: Bearer KEY",
                "X-Colloquy-Account: local",
                "X_Colloquy_Account: local",
                "X-Colloquy-Account: local\r\nConnection: X-Colloquy-Account",
                "X-Colloquy-Token: " + JWT,
                "X-User-Id: local\r\nX-User-Id: local",
                "X-Original-URL: /health",
                "X-Rewrite-URL: /health",
                "X-HTTP-Method-Override: OPTIONS",
                "Cookie: colloquy=KEY",
                "Cookie: colloquy=KEY; colloquy=KEY",
                "Cookie: __Host-colloquy=KEY\r\nCookie: colloquy=KEY",
                "Cookie: $Version=1; colloquy=KEY; $Path=/",
            })
    void whoeverSaysItInAnotherWayIsNobody(String headers) throws IOException {
        String answer = ask("GET /api/chats HTTP/1.1", NOBODY + headers.replace("KEY", AssumedOperator.KEY) + "\r\n");

        String status = answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 400".length());
        assertTrue(status.equals("401") || status.equals("400"), answer);
        assertEquals(0, arrived().size());
    }

    /** What Connection names goes no further; who asks is known by then, and stays so. */
    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "Cookie, Authorization", "authorization, X-Request-Id, Host"})
    void connectionCannotTakeAnIdentityAwayOrBringOneIn(String named) throws IOException {
        ask("GET /api/chats HTTP/1.1", "Connection: close, " + named + "\r\nCookie: colloquy=x\r\n" + key());

        assertEquals(1, arrived().size());
        SeenRequest seen = arrived().get(0);
        assertEquals(List.of(), seen.values("cookie"));
        assertEquals(1, seen.values("authorization").size());
        assertFalse(seen.value("authorization").contains(AssumedOperator.KEY));
    }

    @Test
    void nothingThatClaimsToBeSomebodyGoesThroughBesideAKey() throws IOException {
        List<String> claims =
                List.of("X-Colloquy-Account", "X_Colloquy_Account", "X-COLLOQUY-ACCOUNT", "Remote_User", "X-Account");

        ask("GET /api/chats HTTP/1.1", String.join(": acc_victim\r\n", claims) + ": acc_victim\r\n" + key());

        assertEquals(1, arrived().size());
        String head = String.join("\n", arrived().get(0).headers()).toLowerCase(Locale.ROOT);
        assertFalse(head.contains("acc_victim"), head);
    }

    /** A second request inside the body of the first is never a request of its own, whatever the lengths say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                "Transfer-Encoding : chunked",
                "Transfer_Encoding: chunked\r\nContent-Length: 0",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: \u000bchunked",
                "Content-Length: +4",
                "Content-Length: 4, 4",
                "Content-Length: 0x4",
            })
    void noBodyBecomesARequestOfSomebodyElse(String lengths) throws IOException {
        String inner = "GET /api/jobs HTTP/1.1\r\nHost: here\r\n" + key() + "\r\n";

        ask("POST /api/chats HTTP/1.1", NOBODY + lengths + "\r\nContent-Type: text/plain\r\n", "0\r\n\r\n" + inner);

        assertEquals(List.of(), neighbours.summary.seen());
        assertEquals(List.of(), neighbours.tracking.seen());
    }

    private String ask(String line, String headers) throws IOException {
        return ask(line, headers, "");
    }

    private String ask(String line, String headers, String body) throws IOException {
        String connection = headers.contains("Connection:") ? "" : "Connection: close\r\n";
        String raw = line + "\r\nHost: 127.0.0.1\r\n" + connection + headers + "\r\n" + body;
        return RawClient.exchange(port, raw);
    }

    private static String key() {
        return "Authorization: Bearer " + AssumedOperator.KEY + "\r\n";
    }

    private List<SeenRequest> arrived() {
        return neighbours.summary.seen();
    }
}
