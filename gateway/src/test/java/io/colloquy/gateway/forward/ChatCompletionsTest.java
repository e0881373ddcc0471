package io.colloquy.gateway.forward;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.gateway.neighbour.SeenRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients made for OpenAI's API need from a door: their headers, their stream and their shape of an error. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class ChatCompletionsTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final List<String> HEAD = List.of(
            "HTTP/1.1 200 OK",
            "Content-Type: text/event-stream",
            "X-Operation-Id: op-1",
            "X-Attempts: 2",
            "X-Fallback-Reason: silent",
            "Transfer-Encoding: chunked");
    private static final String END = "\n\n";
    private static final String POST = "POST " + CHAT
            + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n";

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

    @Test
    void whatAClientMayAskForPassesAndWhoIsChargedDoesNot() throws Exception {
        RawClient.exchange(
                port,
                POST + "Idempotency-Key: k-1\r\nX-Stream-Guarantee: whole\r\nX-Request-Deadline-Ms: 9000\r\n"
                        + "X-Colloquy-Account: somebody\r\nX_Colloquy_Account: somebody\r\n\r\n{}");

        SeenRequest seen = neighbours.graph.seen(CHAT).get(0);
        assertEquals("k-1", seen.value("idempotency-key"));
        assertEquals("whole", seen.value("x-stream-guarantee"));
        assertTrue(Long.parseLong(seen.value("x-request-deadline-ms")) <= 9000);
        assertNull(seen.value("x-colloquy-account"));
        assertNull(seen.value("x_colloquy_account"));
    }

    @Test
    void aStreamPassesUntouchedCommentsAndHeadersIncluded() throws Exception {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        neighbours.graph.on(CHAT, conversation -> {
            conversation.readBody();
            conversation.write(String.join("\r\n", HEAD) + "\r\n\r\n");
            for (String event = events.take(); !event.isEmpty(); event = events.take()) {
                conversation.write(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
            }
            conversation.write("0\r\n\r\n");
        });

        try (RawClient client = new RawClient(port)) {
            client.send(POST + "\r\n{}");
            String head = client.readUntil("\r\n\r\n").toLowerCase(Locale.ROOT);
            assertTrue(head.contains("x-operation-id: op-1") && head.contains("x-attempts: 2"), head);
            assertTrue(head.contains("x-fallback-reason: silent"), head);
            for (String event : new String[] {": still working", "data: {}", "data: [DONE]"}) {
                events.add(event + END);
                client.readUntil(event + END);
            }
            events.add("");
            assertTrue(client.readAll().endsWith("0\r\n\r\n"));
        }
    }

    @Test
    void theGatewaysOwnErrorsHaveTheShapeThatTheseClientsRead() {
        shaped(given().contentType("text/plain").body("Hi").post(CHAT), 415, "unsupported_media_type");
        shaped(given().header("X-Request-Deadline-Ms", "soon").get("/v1/models"), 400, "malformed_deadline");
        given().header("X-Request-Deadline-Ms", "0")
                .get("/v1/models")
                .then()
                .statusCode(504)
                .header("X-Should-Retry", equalTo("false"));
        neighbours.graph.down();
        shaped(given().contentType("application/json").body("{}").post(CHAT), 503, "service_unavailable");
        given().contentType("application/json")
                .body("{}")
                .post(CHAT)
                .then()
                .header("Retry-After", notNullValue())
                .header("X-Should-Retry", equalTo("true"))
                .body("error.message", containsString("graph-service"));
        given().get("/api/graphs")
                .then()
                .contentType("application/problem+json")
                .body("error", nullValue());
    }

    @Test
    void theServicesOwnWordOnADeadlineReachesTheClient() {
        neighbours.graph.on(CHAT, conversation -> {
            await().pollDelay(Duration.ofMillis(350)).until(() -> true);
            conversation.write("HTTP/1.1 504 Late\r\nX-Operation-Id: op-1\r\nContent-Length: 2\r\n\r\n{}");
        });

        given().contentType("application/json")
                .header("X-Request-Deadline-Ms", "300")
                .body("{}")
                .post(CHAT)
                .then()
                .statusCode(504)
                .header("X-Operation-Id", equalTo("op-1"));
    }

    private static void shaped(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/json")
                .body("error.code", equalTo(code))
                .body("error.type", equalTo(status < 500 ? "invalid_request_error" : "server_error"))
                .body("error.message", notNullValue())
                .body("type", nullValue());
    }
}
