package io.colloquy.gateway.identity;

import static io.colloquy.gateway.session.People.as;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.Conversation;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.gateway.session.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class LiveStreamsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String EVENT = "9\r\ndata: 0\n\n\r\n";
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    Neighbours neighbours;

    @Inject
    LiveStreams streams;

    @Inject
    Database database;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final String name = People.name();
    private String account;
    private String token;

    @BeforeEach
    void aJobThatGoesOnForLong() {
        neighbours.forget();
        neighbours.tracking.on("/api/jobs/1/events", LiveStreamsTest::goOn);
        account = People.account(name, "user");
        token = People.token(name);
    }

    @Test
    void aStreamEndsWithTheLogOut() throws Exception {
        try (RawClient stream = open(token)) {
            as(token).post("/api/auth/logout").then().statusCode(204);

            assertEnds(stream);
        }
        await().until(() -> streams.count() == 0);
    }

    @Test
    void aStreamEndsWithItsKeyAndAnotherKeysGoesOn() throws Exception {
        String key = People.key(token, "read");
        String id = as(key).get("/api/auth/me").path("credential.id");
        try (RawClient stream = open(key);
                RawClient other = open(token)) {
            as(token).delete("/api/keys/" + id).then().statusCode(204);

            assertEnds(stream);
            assertGoesOn(other);
        }
    }

    @Test
    void anotherPasswordEndsTheStreamsOfOtherSessionsOnly() throws Exception {
        try (RawClient other = open(People.token(name));
                RawClient own = open(token)) {
            as(token)
                    .contentType("application/json")
                    .body(Map.of("current", People.PASSWORD, "next", "another horse battery"))
                    .put("/api/account/password")
                    .then()
                    .statusCode(204);

            assertEnds(other);
            assertGoesOn(own);
        }
    }

    @Test
    void aStreamOfAClosedAccountEnds() throws Exception {
        try (RawClient stream = open(token)) {
            as(token)
                    .contentType("application/json")
                    .body(Map.of("password", People.PASSWORD))
                    .delete("/api/account")
                    .then()
                    .statusCode(202);

            assertEnds(stream);
        }
    }

    @Test
    void whatAnotherReplicaEndedEndsHereAtTheNextLook() throws Exception {
        try (RawClient stream = open(token);
                RawClient other = open(People.token())) {
            database.run("DELETE FROM session WHERE account = $1", Tuple.of(account))
                    .await()
                    .atMost(SOON);

            streams.look().await().atMost(SOON);

            assertEnds(stream);
            assertGoesOn(other);
        }
    }

    @Test
    void aStreamThatIsOverIsForgotten() throws Exception {
        await().until(() -> streams.count() == 0);
        CountDownLatch end = new CountDownLatch(1);
        neighbours.tracking.on("/api/jobs/1/events", conversation -> {
            begin(conversation);
            end.await(20, TimeUnit.SECONDS);
            conversation.write("0\r\n\r\n");
        });

        try (RawClient leaves = open(token)) {
            assertEquals(1, streams.count());
        }
        await().until(() -> streams.count() == 0);
        try (RawClient ends = open(token)) {
            end.countDown();
            ends.readUntil("0\r\n\r\n");
        }
        await().until(() -> streams.count() == 0);
    }

    private RawClient open(String bearer) throws IOException {
        RawClient client = new RawClient(port);
        client.send("GET /api/jobs/1/events HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer " + bearer + "\r\n\r\n");
        client.readUntil("data: 0\n\n");
        return client;
    }

    /** Without the word that an answer has at its end, so that its reader comes back for the rest. */
    private static void assertEnds(RawClient stream) throws IOException {
        long late = System.nanoTime() + SOON.toNanos();
        StringBuilder rest = new StringBuilder();
        for (int c = stream.in().read(); c >= 0; c = stream.in().read()) {
            rest.append((char) c);
            assertTrue(System.nanoTime() < late, "it goes on");
        }
        assertFalse(rest.toString().endsWith("0\r\n\r\n"));
    }

    /** More events than may lie in between. */
    private static void assertGoesOn(RawClient stream) throws IOException {
        for (int i = 0; i < 20; i++) {
            stream.readUntil("data: 0\n\n");
        }
    }

    private static void goOn(Conversation conversation) throws Exception {
        begin(conversation);
        while (!NEVER.await(100, TimeUnit.MILLISECONDS)) {
            conversation.write(EVENT);
        }
    }

    private static void begin(Conversation conversation) throws IOException {
        conversation.write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n" + EVENT);
    }
}
