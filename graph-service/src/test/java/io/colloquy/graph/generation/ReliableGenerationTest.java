package io.colloquy.graph.generation;

import static io.colloquy.graph.generation.Requests.post;
import static io.colloquy.graph.generation.Requests.request;
import static io.colloquy.graph.generation.Requests.summary;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.scripted.ReliableProfile;
import io.colloquy.graph.scripted.Script;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One route, four attempts, counted where they are paid. */
@QuarkusTest
@TestProfile(ReliableProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class ReliableGenerationTest {
    private static final int REQUESTS = 20;

    @ConfigProperty(name = "openai.base-url")
    URI provider;

    private ScriptedProvider fake;

    @BeforeEach
    void start() {
        CircuitBreakerMaintenance.get().resetAll();
        fake = ScriptedProvider.startOn(provider.getPort());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void anUnusableAnswerIsAskedForAgainAndBothArePaidFor() {
        fake.next(Script.says("I would rather not."), Script.summary("We met.", 1));

        post(summary("reliable-invalid", "We meet on Friday."))
                .then()
                .statusCode(200)
                .body("attempts", equalTo(2))
                .body("usage.promptTokens", equalTo(240));

        assertEquals(2, fake.calls());
    }

    @Test
    void aCallTakesNoMoreThanItsAttempts() {
        fake.usually(Script.answers(500, "{}"));

        post(summary("reliable-500", "We meet on Friday.")).then().statusCode(503);

        assertEquals(4, fake.calls());
    }

    @Test
    void anOutageCostsAtMostATenthMoreCallsThanRequests() {
        fake.usually(Script.answers(503, "{}"));

        for (int i = 0; i < REQUESTS; i++) {
            post(summary("reliable-outage-" + i, "We meet on Friday.")).then().statusCode(503);
        }

        assertTrue(fake.calls() <= REQUESTS * 11 / 10, () -> fake.calls() + " calls");
    }

    @Test
    void whatTheProviderRefusesIsNotAskedAgain() {
        fake.usually(Script.answers(401, "{}"));

        post(summary("reliable-401", "We meet on Friday."))
                .then()
                .statusCode(502)
                .body("type", equalTo("https://colloquy.io/problems/provider-rejected"));

        assertEquals(1, fake.calls());
    }

    @Test
    void whatTheProviderDoesNotCountIsNotFree() {
        fake.next(Script.uncounted(Script.json("We met.", 1)));

        request()
                .header(Bearer.as("uncounted"))
                .body(summary("reliable-uncounted", "We meet on Friday."))
                .post("/internal/generations")
                .then()
                .statusCode(200)
                .body("usage", nullValue())
                .body("cost", nullValue());

        request()
                .header(Bearer.as("uncounted"))
                .get("/api/usage/current")
                .then()
                .body("tokens", greaterThan(30))
                .body("cost.amount", nullValue())
                .body("cost.unpriced", equalTo(1));
    }

    @Test
    void aProviderThatAsksForTimeGetsIt() {
        fake.next(Script.answers(429, "{}", Map.of("Retry-After", "1")));

        post(summary("reliable-429", "We meet on Friday."))
                .then()
                .statusCode(200)
                .time(greaterThanOrEqualTo(1000L));

        assertEquals(2, fake.calls());
    }
}
