package io.colloquy.gateway.forward;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class UploadTest {
    private static final int MEGABYTE = 1_000_000;
    private static final String UPLOAD =
            "POST /api/imports HTTP/1.1\r\nHost: here\r\nContent-Type: application/octet-stream\r\nConnection: close\r\n";

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
    void aFileOf200MegabytesPassesWhole() throws Exception {
        AtomicLong received = counted();

        try (RawClient client = new RawClient(port)) {
            client.send(UPLOAD + "Content-Length: " + 200 * MEGABYTE + "\r\n\r\n");
            for (int i = 0; i < 200; i++) {
                client.out().write(new byte[MEGABYTE]);
            }
            assertTrue(client.readAll().startsWith("HTTP/1.1 200 "));
        }

        assertEquals(200L * MEGABYTE, received.get());
    }

    @Test
    void anUploadInChunksPassesWhole() throws Exception {
        AtomicLong received = counted();

        try (RawClient client = new RawClient(port)) {
            client.send(UPLOAD + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 20; i++) {
                chunk(client);
            }
            client.send("0\r\n\r\n");
            assertTrue(client.readAll().startsWith("HTTP/1.1 200 "));
        }

        assertEquals(20L * MEGABYTE, received.get());
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAnnouncedOrNot() throws Exception {
        counted();
        String announced =
                RawClient.exchange(port, UPLOAD + "Content-Length: 230000000\r\nExpect: 100-continue\r\n\r\n");
        assertTrue(announced.startsWith("HTTP/1.1 413 "), announced);
        assertTrue(announced.contains("https://colloquy.io/problems/body-too-large"), announced);
        assertEquals(0, neighbours.summary.seen().size());

        try (RawClient client = new RawClient(port)) {
            client.send(UPLOAD + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 222; i++) {
                chunk(client);
            }
            assertTrue(client.readUntil("}").contains("HTTP/1.1 413 "));
        }
    }

    @Test
    void aCollectionOfAnnotationsMayHaveAGigabyte() throws Exception {
        neighbours.tracking.on("/api/annotations/mine", conversation -> conversation.answer(422, "{}"));
        String upload = UPLOAD.replace("/api/imports", "/api/annotations/mine");

        try (RawClient client = new RawClient(port)) {
            client.send(upload + "Content-Length: 1000000000\r\n\r\n{");
            assertTrue(client.readUntil("\r\n").startsWith("HTTP/1.1 422 "));
        }
        String beyond = RawClient.exchange(port, upload + "Content-Length: 1020000000\r\n\r\n");
        assertTrue(beyond.startsWith("HTTP/1.1 413 "), beyond);
    }

    @Test
    void aNeighbourWhoReadsNothingStopsTheUploadInsteadOfFillingMemory() throws Exception {
        neighbours.summary.on("/api/imports", conversation -> await().forever().until(() -> false));
        AtomicLong sent = new AtomicLong();

        try (RawClient client = new RawClient(port)) {
            client.send(UPLOAD + "Content-Length: " + 200 * MEGABYTE + "\r\n\r\n");
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < 200; i++) {
                        client.out().write(new byte[MEGABYTE]);
                        sent.addAndGet(MEGABYTE);
                    }
                } catch (java.io.IOException refused) {
                    // The gateway gave up, as it should.
                }
            });
            sender.start();
            String answer = client.readUntil("}");
            assertTrue(answer.startsWith("HTTP/1.1 504 "), answer);
            assertTrue(answer.contains("summary-service did not answer"), answer);
        }
        assertTrue(sent.get() < 40L * MEGABYTE, "accepted " + sent);
    }

    @Test
    void aBodyThatStopsArrivingIsGivenUp() throws Exception {
        counted();

        String answer = RawClient.exchange(port, UPLOAD + "Content-Length: 100\r\n\r\nhalf");

        assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
    }

    @Test
    void aBodyThatArrivesTooSlowlyIsItsSendersFault() throws Exception {
        counted();

        try (RawClient client = new RawClient(port)) {
            client.send(UPLOAD + "X-Request-Deadline-Ms: 1500\r\nContent-Length: 100\r\n\r\n");
            client.patience(100);
            String answer = "";
            while (answer.isEmpty()) {
                client.send("a");
                answer = client.available();
            }
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        }
    }

    @Test
    void whoeverSendsSlowlyClosesTheDoorForNobody() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            RawClient client = new RawClient(port);
            client.send(
                    "POST /api/chats HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nConnection: close\r\n"
                            + "Content-Length: 100\r\n\r\nhalf");
            slow.add(client);
        }
        // No further than needed: two seconds later an open breaker lets one through to try.
        for (RawClient client : slow) {
            assertEquals("HTTP/1.1 408 ", client.readUntil("408 "));
        }

        given().get("/api/chats").then().statusCode(200);
        for (RawClient client : slow) {
            client.close();
        }
    }

    @Test
    void anUploadIsAskedForOnlyWhenSomebodyTakesIt() throws Exception {
        AtomicLong received = counted();
        try (RawClient client = new RawClient(port)) {
            client.send(UPLOAD + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertTrue(client.readUntil("\r\n\r\n").startsWith("HTTP/1.1 100 "));
            client.send("hello");
            assertTrue(client.readAll().startsWith("HTTP/1.1 200 "));
        }
        assertEquals(5, received.get());

        neighbours.summary.down();
        await().untilAsserted(() -> given().get("/api/chats").then().statusCode(503));
        String answer = RawClient.exchange(port, UPLOAD + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
    }

    @Test
    void anAnswerBeforeTheEndOfTheUploadReachesTheClient() throws Exception {
        neighbours.summary.on("/api/imports", conversation -> {
            conversation.answer(422, "{\"type\":\"theirs\"}");
            conversation.readBody();
        });

        try (RawClient client = new RawClient(port)) {
            client.send(UPLOAD + "Content-Length: " + 50 * MEGABYTE + "\r\n\r\n");
            client.out().write(new byte[MEGABYTE]);
            assertTrue(client.readUntil("theirs").startsWith("HTTP/1.1 422 "));
        }
    }

    @Test
    void aBodyThatNoServiceCouldReadIsRefused() {
        given().contentType("application/xml")
                .body("<a/>")
                .post("/api/chats")
                .then()
                .statusCode(415)
                .body("type", equalTo("https://colloquy.io/problems/unsupported-media-type"));
        given().contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body("{}")
                .post("/api/chats")
                .then()
                .statusCode(415)
                .header("Accept-Encoding", "identity");
        given().contentType("application/merge-patch+json")
                .body("{}")
                .patch("/api/chats/1")
                .then()
                .statusCode(200);
        given().post("/api/chats").then().statusCode(200);
    }

    private AtomicLong counted() {
        AtomicLong received = new AtomicLong();
        neighbours.summary.on("/api/imports", conversation -> {
            received.addAndGet(conversation.readBody());
            conversation.answer(200, "{}");
        });
        return received;
    }

    private static void chunk(RawClient client) throws Exception {
        client.send(Integer.toHexString(MEGABYTE) + "\r\n");
        client.out().write(new byte[MEGABYTE]);
        client.send("\r\n");
    }
}
