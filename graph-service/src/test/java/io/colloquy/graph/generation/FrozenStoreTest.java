package io.colloquy.graph.generation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.scripted.ReliableProfile;
import io.colloquy.graph.scripted.Script;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.graph.scripted.StreamScript;
import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.FrozenServer;
import io.colloquy.postgrestest.PostgresServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider has answered, and the database that should keep and book it does not. */
@QuarkusTest
@TestProfile(ReliableProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class FrozenStoreTest {
    private static final String TEXT = "The keeper counts the ships.";
    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "openai.base-url")
    URI provider;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    private final String account = UUID.randomUUID().toString();
    private ScriptedProvider fake;
    private volatile FrozenServer frozen;

    @BeforeEach
    void start() {
        CircuitBreakerMaintenance.get().resetAll();
        fake = ScriptedProvider.startOn(provider.getPort());
    }

    @AfterEach
    void stop() {
        if (frozen != null) {
            frozen.close();
        }
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCallerGetsTheAnswerAndItIsKeptAndBookedLater(boolean streamed) {
        Script answer = streamed ? StreamScript.words(TEXT) : Script.says(TEXT);
        int backend = number("SELECT pg_backend_pid() WHERE $1 <> ''");
        double failed = commitFailures();
        fake.next((request, caller) -> {
            frozen = FrozenServer.ofBackend(backend);
            return answer.play(request, caller);
        });

        Response first = ask(streamed);

        first.then().statusCode(200).body(containsString(streamed ? "[DONE]" : TEXT));
        assertTrue(commitFailures() > failed, "what could not be written when it was due is counted");

        frozen.close();

        Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> number("SELECT count(*) FROM generation WHERE account = $1 AND status = 'done'") == 1);
        Awaitility.await().atMost(SOON).until(() -> reservations("committed") == 1);
        assertEquals(0, reservations("open"));
        ask(streamed)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", equalTo("true"))
                .header("X-Operation-Id", equalTo(first.header("X-Operation-Id")));
        assertEquals(1, fake.calls());
        given().get("/api/operator/usage/verify").then().body("consistent", equalTo(true));
    }

    private Response ask(boolean streamed) {
        var body = new JsonObject()
                .put("model", "scripted-1")
                .put("stream", streamed)
                .put("messages", List.of(Map.of("role", "user", "content", "Tell me.")));
        return given().contentType("application/json")
                .header(Bearer.as(account))
                .header("Idempotency-Key", "frozen-store")
                .body(body.encode())
                .post("/v1/chat/completions");
    }

    private double commitFailures() {
        return metrics.counter("colloquy.commit.failures").count();
    }

    private int reservations(String status) {
        return number("SELECT count(*) FROM usage_reservation WHERE account = $1 AND status = '" + status + "'");
    }

    private int number(String sql) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(account))
                .iterator()
                .next()
                .getInteger(0);
    }
}
