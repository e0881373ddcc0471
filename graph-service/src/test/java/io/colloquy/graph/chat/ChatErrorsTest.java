package io.colloquy.graph.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.RawCall;
import io.colloquy.graph.scripted.ScriptedProviderProfile;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URL;
import org.junit.jupiter.api.Test;

/** Every error under /v1, whoever found it, in the one shape that OpenAI's clients read. */
@QuarkusTest
@TestProfile(ScriptedProviderProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class ChatErrorsTest {
    private static final String CHAT = "/v1/chat/completions";

    @TestHTTPResource
    URL service;

    @Test
    void theFrameworksOwnErrorsHaveTheShapeToo() {
        shaped(given().get("/v1/nothing"), 404, "not_found");
        shaped(given().get("/v1"), 404, "not_found");
        shaped(given().get(CHAT), 405, "method_not_allowed");
        shaped(given().contentType("text/plain").body("Hi").post(CHAT), 415, "unsupported_media_type");
        shaped(given().contentType("application/json").body("{\"model\": ").post(CHAT), 400, "malformed_json");
        shaped(given().contentType("application/json").post(CHAT), 400, "malformed_json");
    }

    @Test
    void aBodyBeyondTheLimitToo() throws Exception {
        try (var call = RawCall.post(service, CHAT, "{", 64L * 1024 * 1024)) {
            String answer = call.answer();

            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
            assertTrue(answer.contains("application/json"), answer);
            assertTrue(answer.contains("\"code\":\"request_too_large\""), answer);
        }
    }

    @Test
    void otherPathsKeepTheirProblems() {
        given().get("/internal/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/not-found"));
        given().get("/v1x").then().contentType("application/problem+json");
    }

    @Test
    void wrongFieldsAreNamedAndNobodysWordsAreQuoted() {
        var wrong = new JsonObject().put("model", "scripted-1").put("messages", new JsonArray().add("plantedword"));

        shaped(post(wrong), 400, "invalid_type")
                .body("error.param", equalTo("messages[0]"))
                .header("X-Should-Retry", equalTo("false"));
        assertFalse(post(wrong).asString().contains("plantedword"));
        shaped(post(wrong.put("messages", new JsonArray())), 400, "empty_array");
    }

    @Test
    void aModelThatNoRouteKnowsIsNotFoundAnywhere() {
        shaped(post(hello().put("model", "no-such-model")), 404, "model_not_found")
                .body("error.param", equalTo("model"));
        shaped(post(hello().put("model", "no-such-model").put("stream", true)), 404, "model_not_found");
        shaped(given().get("/v1/models/no-such-model"), 404, "model_not_found");
        shaped(given().get("/v1/models/no/such/model"), 404, "model_not_found");
    }

    @Test
    void wrongHeadersAreNamed() {
        shaped(chat("X-Stream-Guarantee", "half"), 400, "invalid_header")
                .body("error.message", containsString("X-Stream-Guarantee"));
        shaped(chat("Idempotency-Key", "k".repeat(301)), 400, "invalid_header")
                .body("error.param", equalTo("Idempotency-Key"));
        shaped(chat("X-Request-Deadline-Ms", "soon"), 400, "invalid_request")
                .body("error.message", containsString("X-Request-Deadline-Ms"));
        shaped(chat("X-Request-Deadline-Ms", "-1"), 504, "deadline_exceeded")
                .header("X-Operation-Id", notNullValue())
                .header("X-Attempts", equalTo("0"));
    }

    static JsonObject hello() {
        var message = new JsonObject().put("role", "user").put("content", "Hello");
        return new JsonObject().put("model", "scripted-1").put("messages", new JsonArray().add(message));
    }

    private static Response chat(String header, String value) {
        return given().contentType("application/json")
                .header(header, value)
                .body(hello().encode())
                .post(CHAT);
    }

    private static Response post(JsonObject body) {
        return given().contentType("application/json").body(body.encode()).post(CHAT);
    }

    private static ValidatableResponse shaped(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType("application/json")
                .body("error.code", equalTo(code))
                .body("error.type", equalTo(status < 500 ? "invalid_request_error" : "server_error"))
                .body("error.message", notNullValue())
                .body("error", hasKey("param"))
                .body("type", nullValue());
    }
}
