package io.colloquy.graph.route;

import static io.colloquy.graph.generation.Requests.post;
import static io.colloquy.graph.generation.Requests.summary;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.colloquy.graph.scripted.RoutesFile;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.net.URL;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service whose routes file says a price that is none. */
@QuarkusTest
@TestProfile(MalformedRoutesTest.MalformedPrice.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class MalformedRoutesTest {
    private static final Matcher<String> FILE_LINE_AND_FIELD = allOf(
            containsString("LLM_ROUTES_FILE"),
            containsString(".yaml line 3: inputPrice must be a number of 0 or more"));

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @Test
    void aGenerationIsAProblemThatNamesFileLineAndField() {
        problem(post(summary("malformed-routes", "We meet on Friday.")).then());
    }

    @Test
    void soIsThePriceOfAPlan() {
        problem(given().get("/internal/purposes/summary").then());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void soIsAChatInItsOwnLanguage(boolean streamed) {
        error(given().contentType("application/json")
                .body("{\"model\": \"default\", \"stream\": " + streamed
                        + ", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}")
                .post("/v1/chat/completions")
                .then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/v1/models/default"})
    void andNoModelIsOffered(String path) {
        error(given().get(path).then());
    }

    @Test
    void theServiceIsThereAndNothingIsReserved() {
        post(summary("malformed-routes-2", "We meet on Friday.")).then().statusCode(503);

        given().get(ready).then().statusCode(200);
        given().get("/api/usage/current").then().statusCode(200);
        given().get("/api/operator/usage/verify").then().body("consistent", is(true));
    }

    private static void problem(ValidatableResponse response) {
        response.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("https://colloquy.io/problems/provider-not-configured"))
                .body("detail", FILE_LINE_AND_FIELD);
    }

    private static void error(ValidatableResponse response) {
        response.statusCode(503)
                .contentType("application/json")
                .header("X-Should-Retry", equalTo("false"))
                .body("error.code", equalTo("provider_not_configured"))
                .body("error.message", FILE_LINE_AND_FIELD);
    }

    public static final class MalformedPrice implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String file = "models:\n  - model: scripted-1\n    inputPrice: cheap\n";
            return Map.of("llm.routes-file", RoutesFile.written("malformed", file), "enable.retry-logic", "true");
        }
    }
}
