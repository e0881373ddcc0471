package io.colloquy.gateway.forward;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class StreamingTest {
    private static final int MEGABYTE = 1_000_000;
    private static final String EVENTS =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

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
    void eventsPassOneByOneAndTheOpeningAtOnce() throws Exception {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        neighbours.tracking.on("/api/jobs/1/events", conversation -> {
            conversation.write(EVENTS);
            for (String event = events.take(); !event.isEmpty(); event = events.take()) {
                conversation.write(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
            }
            conversation.write("0\r\n\r\n");
        });

        try (RawClient client = new RawClient(port)) {
            client.send("GET /api/jobs/1/events HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
            assertTrue(client.readUntil("\r\n\r\n").contains("text/event-stream"));
            for (int i = 0; i < 4; i++) {
                await().pollDelay(Duration.ofMillis(900)).until(() -> true);
                events.add("data: " + i + "\n\n");
                client.readUntil("data: " + i + "\n\n");
            }
            events.add("");
            assertTrue(client.readAll().endsWith("0\r\n\r\n"));
        }
    }

    @Test
    void aClientWhoLeavesEndsTheNeighboursWorkWithinASecond() throws Exception {
        AtomicBoolean started = new AtomicBoolean();
        AtomicBoolean closed = new AtomicBoolean();
        neighbours.tracking.on("/api/jobs/1/events", conversation -> {
            conversation.write(EVENTS);
            started.set(true);
            conversation.awaitHangUp();
            closed.set(true);
        });
        neighbours.graph.on("/v1/chat/completions", conversation -> {
            conversation.readBody();
            started.set(true);
            conversation.awaitHangUp();
            closed.set(true);
        });

        for (String request : new String[] {
            "GET /api/jobs/1/events HTTP/1.1\r\nHost: here\r\n\r\n",
            "POST /v1/chat/completions HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
        }) {
            started.set(false);
            closed.set(false);
            try (RawClient client = new RawClient(port)) {
                client.send(request);
                await().untilTrue(started);
            }
            await().atMost(Duration.ofSeconds(1)).untilTrue(closed);
        }
    }

    @Test
    void aConnectionServesOneRequestAfterTheOther() throws Exception {
        String get = "GET /api/chats HTTP/1.1\r\nHost: here\r\n\r\n";
        String post =
                "POST /api/chats HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

        try (RawClient client = new RawClient(port)) {
            for (String request : new String[] {get, get, post, post, get}) {
                client.send(request);
                assertTrue(client.readUntil("}").startsWith("HTTP/1.1 200 "));
                await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            }
        }
    }

    @Test
    void manyClientsShareFewConnectionsToANeighbour() {
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(CompletableFuture.runAsync(() -> {
                for (int k = 0; k < 10; k++) {
                    given().get("/api/chats").then().statusCode(200);
                    given().contentType("application/json")
                            .body("{}")
                            .post("/api/chats")
                            .then()
                            .statusCode(200);
                }
            }));
        }
        clients.forEach(CompletableFuture::join);

        assertEquals(160, neighbours.summary.seen().size());
        assertTrue(neighbours.summary.connections() <= 8, "connections " + neighbours.summary.connections());
    }

    @Test
    void waitingForAnAnswerIsNotIdling() {
        neighbours.graph.on("/v1/chat/completions", conversation -> {
            conversation.readBody();
            await().pollDelay(Duration.ofSeconds(8)).until(() -> true);
            conversation.answer(200, "{}");
        });

        given().contentType("application/json")
                .body("{}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);
    }

    @Test
    void anAnswerThatStandsStillIsCut() throws Exception {
        neighbours.graph.on("/api/graphs", conversation -> {
            conversation.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            conversation.awaitHangUp();
        });

        long started = System.nanoTime();
        String answer = RawClient.exchange(port, "GET /api/graphs HTTP/1.1\r\nHost: here\r\n\r\n");

        assertTrue(answer.endsWith("half"), answer);
        assertTrue(System.nanoTime() - started < Duration.ofSeconds(6).toNanos());
    }

    @Test
    void aClientWhoReadsNothingStopsTheAnswerInsteadOfFillingMemory() throws Exception {
        AtomicLong written = new AtomicLong();
        AtomicBoolean stopped = new AtomicBoolean();
        neighbours.graph.on("/api/graphs/1/export", conversation -> {
            conversation.write("HTTP/1.1 200 OK\r\nContent-Length: " + 200 * MEGABYTE + "\r\n\r\n");
            try {
                for (int i = 0; i < 200; i++) {
                    conversation.socket().getOutputStream().write(new byte[MEGABYTE]);
                    written.addAndGet(MEGABYTE);
                }
            } finally {
                stopped.set(true);
            }
        });

        try (RawClient client = new RawClient(port)) {
            client.send("GET /api/graphs/1/export HTTP/1.1\r\nHost: here\r\n\r\n");
            await().atMost(Duration.ofSeconds(8)).untilTrue(stopped);
        }
        assertTrue(written.get() < 40L * MEGABYTE, "written " + written);
    }
}
