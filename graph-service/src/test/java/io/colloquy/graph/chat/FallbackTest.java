package io.colloquy.graph.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.graph.scripted.ReliableProfile;
import io.colloquy.graph.scripted.Script;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two routes of a file, of which the first fails: what the client reads, and what it is charged. */
@QuarkusTest
@TestProfile(ReliableProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class FallbackTest {

    @ConfigProperty(name = "openai.base-url")
    URI provider;

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

    @ParameterizedTest
    @CsvSource({
        "503, 4, unavailable, false",
        "503, 4, unavailable, true",
        "401, 1, rejected, false",
        "401, 1, rejected, true"
    })
    void theNextRouteAnswersAndTheHeadersTellWhy(int status, int attempts, String reason, boolean streamed) {
        firstAnswers(status);

        Response answer = ask(streamed);

        answer.then()
                .statusCode(200)
                .header("X-Attempts", equalTo(Integer.toString(attempts + 1)))
                .header("X-Fallback-Reason", equalTo(reason))
                .header("X-Operation-Id", notNullValue())
                .body(containsString("\"model\":\"second-1-0125\""))
                .body(not(containsString("first-1")));
        assertEquals(attempts, asked("first-1"));
        assertEquals(1, asked("second-1"));
        given().header(Bearer.as(account))
                .get("/api/usage/current")
                .then()
                .body("requestsToday", is(1))
                .body("tokens", is(16));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void whereAllRoutesFailTheErrorTellsWhatItTook(boolean streamed) {
        fake.usually(Script.answers(503, "{}"));

        ask(streamed)
                .then()
                .statusCode(503)
                .header("X-Attempts", equalTo("5"))
                .header("X-Fallback-Reason", equalTo("unavailable"))
                .header("X-Should-Retry", equalTo("false"))
                .body("error.code", equalTo("provider_unavailable"));

        given().header(Bearer.as(account)).get("/api/usage/current").then().body("requestsToday", is(0));
    }

    private void firstAnswers(int status) {
        fake.usually((request, caller) -> {
            boolean first = new JsonObject(request.body()).getString("model").equals("first-1");
            return (first ? Script.answers(status, "{}") : new Talker()).play(request, caller);
        });
    }

    private Response ask(boolean streamed) {
        return given().contentType("application/json")
                .header(Bearer.as(account))
                .body(ChatErrorsTest.hello()
                        .put("model", "first")
                        .put("stream", streamed)
                        .encode())
                .post("/v1/chat/completions");
    }

    private long asked(String model) {
        List<String> models = fake.requests().stream()
                .map(request -> new JsonObject(request.body()).getString("model"))
                .toList();
        return models.stream().filter(model::equals).count();
    }
}
