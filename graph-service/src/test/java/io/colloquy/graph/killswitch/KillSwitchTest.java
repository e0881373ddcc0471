package io.colloquy.graph.killswitch;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.provider.LlmSettings;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
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

        given().get("/internal/switches/generations")
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
                .put("/internal/switches/generations")
                .then();
    }
}
