package io.colloquy.graph;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.graph.generation.Requests;
import io.colloquy.graph.scripted.ReliableProfile;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each mistake is a problem with a type of its own, costs nothing and leaves nothing reserved. A malformed file of routes
 * and prices is in {@link io.colloquy.graph.route}, because it is read at start.
 */
@QuarkusTest
@TestProfile(ReliableProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class BadInputTest {
    private static final Map<String, Object> DAY = Requests.summary("k", "We meet on Friday.");

    @ConfigProperty(name = "openai.base-url")
    URI provider;

    @Inject
    Pool pool;

    private final String account = UUID.randomUUID().toString();
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

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("unknown-purpose", 422, day(Requests.with(DAY, "purpose", "poem"))),
                mistake("empty-messages", 422, day(Requests.with(DAY, "messages", List.of()))),
                mistake("invalid-request", 422, day(Requests.with(DAY, "maxPoints", 0))),
                mistake(
                        "deadline-exceeded",
                        504,
                        request -> day(DAY).apply(request.header("X-Request-Deadline-Ms", 0))),
                mistake(
                        "invalid-request",
                        400,
                        request -> request.body("{\"enabled\": true, \"enabled\": true}")
                                .put("/api/operator/switches/generations")),
                mistake(
                        "invalid-limit",
                        422,
                        request -> request.body("{\"plan\": \"pro\", \"dailyRequests\": -1}")
                                .put("/api/operator/usage/accounts/anna")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsAProblemOfItsOwn(String type, int status, Function<RequestSpecification, Response> made) {
        made.apply(mine())
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/" + type))
                .body("title", not(emptyString()));

        assertEquals(0, fake.calls());
        assertEquals(0, reservations());
    }

    static Stream<Arguments> mistakesInAChat() {
        return Stream.of(
                mistake("model_not_found", 404, chat(hello().put("model", "no-such-model"))),
                mistake("empty_array", 400, chat(hello().put("messages", List.of()))),
                mistake("context_length_exceeded", 400, chat(saying("word ".repeat(100)))),
                mistake(
                        "context_length_exceeded",
                        400,
                        chat(saying("word ".repeat(100)).put("stream", true))),
                mistake(
                        "deadline_exceeded",
                        504,
                        request -> chat(hello()).apply(request.header("X-Request-Deadline-Ms", -5))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakesInAChat")
    void aMistakeInAChatIsAnErrorWithItsOwnCode(
            String code, int status, Function<RequestSpecification, Response> made) {
        made.apply(mine())
                .then()
                .statusCode(status)
                .contentType("application/json")
                .header("X-Should-Retry", equalTo("false"))
                .body("error.code", equalTo(code))
                .body("error.message", not(emptyString()));

        assertEquals(0, fake.calls());
        assertEquals(0, reservations());
    }

    @Test
    void aKeyThatIsUsedForSomethingElseIsAProblemAndCostsNothingMore() {
        day(DAY).apply(mine()).then().statusCode(200);

        day(Requests.summary("k", "We do not meet."))
                .apply(mine())
                .then()
                .statusCode(409)
                .body("type", equalTo("https://colloquy.io/problems/key-reused"));

        assertEquals(1, fake.calls());
        assertEquals(1, reservations());
        assertEquals(0, open());
    }

    private static Arguments mistake(String type, int status, Function<RequestSpecification, Response> made) {
        return Arguments.of(type, status, made);
    }

    private static Function<RequestSpecification, Response> day(Map<String, Object> body) {
        return request -> request.body(body).post("/internal/generations");
    }

    private static Function<RequestSpecification, Response> chat(JsonObject body) {
        return request -> request.body(body.encode()).post("/v1/chat/completions");
    }

    private static JsonObject hello() {
        return saying("Hello").put("model", "scripted-1");
    }

    private static JsonObject saying(String text) {
        return new JsonObject()
                .put("model", "narrow")
                .put("messages", List.of(Map.of("role", "user", "content", text)));
    }

    private RequestSpecification mine() {
        return given().contentType("application/json").header(Bearer.as(account));
    }

    /** Of any state: where nothing was reserved there is nothing that could be left open. */
    private long reservations() {
        return count("SELECT count(*) AS n FROM usage_reservation WHERE account = $1");
    }

    private long open() {
        return count("SELECT count(*) AS n FROM usage_reservation WHERE account = $1 AND status = 'open'");
    }

    private long count(String sql) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(account))
                .iterator()
                .next()
                .getLong("n");
    }
}
