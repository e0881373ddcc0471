package io.colloquy.graph.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.faultwall.Attempt;
import io.colloquy.faultwall.FaultWall;
import io.colloquy.graph.RawCall;
import io.colloquy.graph.scripted.ReliableProfile;
import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that leave a route with a fallback: nobody is asked any more, and what was delivered is what is paid for. */
@QuarkusTest
@TestProfile(ReliableProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class LeavingTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int A_SECOND = 1_000;

    private final String account = "leaver-" + UUID.randomUUID();

    @ConfigProperty(name = "openai.base-url")
    URI provider;

    @TestHTTPResource
    URL service;

    private FaultWall wall;

    @BeforeEach
    void start() {
        CircuitBreakerMaintenance.get().resetAll();
        wall = FaultWall.startOn(provider.getPort());
    }

    @AfterEach
    void stop() {
        wall.close();
    }

    @Test
    void whoLeavesAStreamBeforeItsFirstPieceIsChargedNoRequest() throws IOException {
        long left = leave(asking("fault-silence").put("stream", true), null);

        assertHungUp(left);
        Awaitility.await().atMost(SOON).until(() -> usage().getInt("requestsToday") == 0);
        assertEquals(0, usage().getInt("tokens"));
    }

    @Test
    void whoLeavesAStreamAfterItsFirstPiecesPaysForWhatWasDelivered() throws IOException {
        long left = leave(asking("fault-stall-20").put("stream", true), "\"content\":");

        assertHungUp(left);
        Awaitility.await().atMost(SOON).until(() -> usage().getInt("tokens") > 0);
        assertTrue(usage().getInt("tokens") > 20, "the pieces that were heard, and the prompt");
        assertEquals(1, usage().getInt("requestsToday"));
        assertEquals(1, usage().getInt("cost.unpriced"));
    }

    @Test
    void whoLeavesAStreamThatIsWithheldPaysNoRequestForIt() throws IOException {
        JsonObject body = asking("fault-stall-20").put("stream", true);
        try (var call =
                RawCall.post(service, body, "Authorization: " + Bearer.of(account), "X-Stream-Guarantee: whole")) {
            Awaitility.await().atMost(SOON).until(() -> !wall.attempts().isEmpty());
            Awaitility.await().atMost(SOON).until(() -> wall.attempts().get(0).tokens() == 20);
        }

        Awaitility.await().atMost(SOON).until(() -> usage().getInt("requestsToday") == 0);
        assertTrue(usage().getInt("tokens") > 20, "what was written is booked, whoever saw it");
    }

    @Test
    void whoLeavesAPlainCallIsChargedNoRequest() throws IOException {
        long left = leave(asking("fault-silence"), null);

        assertHungUp(left);
        Awaitility.await().atMost(SOON).until(() -> usage().getInt("requestsToday") == 0);
        assertEquals(1, usage().getInt("cost.unpriced"), "the provider may bill what it had begun");
    }

    @Test
    void aLedgerThatManyLeftAddsUp() throws IOException {
        for (int i = 0; i < 5; i++) {
            leave(asking("fault-stall-20, number " + i).put("stream", true), "\"content\":");
            leave(asking("fault-silence, number " + i).put("stream", true), null);
        }

        Awaitility.await().atMost(SOON).until(() -> usage().getInt("requestsToday") == 5);
        given().get("/api/operator/usage/verify").then().statusCode(200).body("consistent", equalTo(true));
    }

    /** Leaves when the provider has been asked and this text has come, and tells when that was by the wall's clock. */
    private long leave(JsonObject body, String come) throws IOException {
        int before = wall.attempts().size();
        try (var call = RawCall.post(service, body, "Authorization: " + Bearer.of(account))) {
            Awaitility.await().atMost(SOON).until(() -> wall.attempts().size() > before);
            if (come != null) {
                call.readUntil(come);
            }
            return wall.now();
        }
    }

    private void assertHungUp(long left) {
        Awaitility.await().atMost(SOON).until(() -> wall.attempts().get(0).hungUp());
        Attempt attempt = wall.attempts().get(0);
        assertTrue(attempt.hungUpAt() - left <= A_SECOND, () -> attempt.hungUpAt() - left + " ms");
        assertEquals(1, wall.attempts().size(), "nobody else is asked for somebody who left");
    }

    private JsonPath usage() {
        return given().header(Bearer.as(account)).get("/api/usage/current").jsonPath();
    }

    private static JsonObject asking(String fault) {
        var message = new JsonObject().put("role", "user").put("content", "Tell me of lighthouses: " + fault + ".");
        return new JsonObject().put("model", "first").put("messages", new JsonArray().add(message));
    }
}
