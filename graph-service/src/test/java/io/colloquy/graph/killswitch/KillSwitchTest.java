package io.colloquy.graph.killswitch;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.attempt.Deadline;
import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.attempt.RouteGuard;
import io.colloquy.graph.attempt.SwitchedOff;
import io.colloquy.graph.provider.LlmSettings;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.route.Routes;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class KillSwitchTest {
    private static final LlmSettings ON = new LlmSettings("offline", true, 5);
    private static final LlmSettings OFF = new LlmSettings("offline", false, 5);

    @Inject
    KillSwitch here;

    @Inject
    SwitchTable table;

    @Inject
    RouteGuard guard;

    @Inject
    Routes routes;

    @AfterEach
    void switchOnAgain() {
        put("{\"enabled\": true}").statusCode(200);
    }

    @Test
    void anotherReplicaIsOffWithinFiveSecondsAndOnAgainAsSoon() {
        var there = new KillSwitch(ON, table);
        assertTrue(here.open() && there.open());

        put("{\"enabled\": false}").statusCode(200).body("enabled", is(false)).body("changedAt", notNullValue());

        assertFalse(here.open());
        await().atMost(Duration.ofSeconds(5)).until(() -> !there.open());

        put("{\"enabled\": true}").statusCode(200).body("open", is(true));

        await().atMost(Duration.ofSeconds(5)).until(there::open);
        there.close();
    }

    @Test
    void whileItIsOffNoGenerationIsMadeHereOrThere() {
        put("{\"enabled\": false}").statusCode(200);

        given().contentType("application/json")
                .body("""
                        {"key": "off:1", "purpose": "summary",
                         "messages": [{"number": 1, "at": "2024-01-01T09:30:00", "kind": "text", "text": "The bakery opens at nine."}]}
                        """)
                .post("/internal/generations")
                .then()
                .statusCode(503)
                .body("type", equalTo("https://colloquy.io/problems/generation-disabled"))
                .header("Retry-After", notNullValue());
    }

    /** The switch goes off while an attempt is failing: no retry follows. */
    @Test
    void aRetryIsACallToo() {
        var calls = new AtomicInteger();
        var journey = new Journey(UUID.randomUUID(), Deadline.parse(null, System.nanoTime()));

        var failure = assertThrows(
                SwitchedOff.class,
                () -> guard.run(
                                routes.chain(null).get(0),
                                journey,
                                number -> Uni.createFrom().failure(() -> {
                                    calls.incrementAndGet();
                                    put("{\"enabled\": false}").statusCode(200);
                                    return new ProviderFailure(ProviderFailure.Kind.UNAVAILABLE, "away");
                                }))
                        .await()
                        .atMost(Duration.ofSeconds(20)));

        assertEquals(503, failure.getStatusCode());
        assertEquals(1, calls.get());
    }

    @Test
    void aReplicaThatStartsWhileItIsOffLetsNothingThrough() {
        put("{\"enabled\": false}").statusCode(200);

        var started = new KillSwitch(ON, table);

        assertFalse(started.open());
        started.close();
    }

    @Test
    void whatTheConfigurationSwitchedOffNobodySwitchesOn() {
        var configuredOff = new KillSwitch(OFF, table);

        put("{\"enabled\": true}").statusCode(200);

        assertFalse(configuredOff.open());
        configuredOff.close();
    }

    @Test
    void theTimeIsThatOfTheLastChangeAndNotOfTheLastRequest() {
        String first = put("{\"enabled\": false}").extract().path("changedAt");

        put("{\"enabled\": false}").body("changedAt", equalTo(first));

        given().get("/api/operator/switches/generations")
                .then()
                .statusCode(200)
                .body("enabled", is(false))
                .body("llmEnabled", is(true))
                .body("open", is(false))
                .body("changedAt", equalTo(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"enabled\": null}", "{\"enabled\": \"perhaps\"}", "[]", "off"})
    void whatIsNoPositionIsRefusedAndChangesNothing(String body) {
        int status = put(body).extract().statusCode();

        assertTrue(status == 400 || status == 422, "status " + status);
        assertTrue(here.open());
    }

    private static ValidatableResponse put(String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/api/operator/switches/generations")
                .then();
    }
}
