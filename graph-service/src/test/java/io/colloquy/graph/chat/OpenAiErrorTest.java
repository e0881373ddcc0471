package io.colloquy.graph.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.database.DatabaseUnavailable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiErrorTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            unknown-model,           404, 404, invalid_request_error, model_not_found,         model
            limit-reached,           429, 429, requests,              rate_limit_exceeded,     -
            content-filtered,        502, 400, invalid_request_error, content_filter,          -
            prompt-too-long,         422, 400, invalid_request_error, context_length_exceeded, messages
            key-reused,              409, 409, invalid_request_error, key_reused,              Idempotency-Key
            provider-unavailable,    503, 503, server_error,          provider_unavailable,    -
            provider-quota,          503, 429, insufficient_quota,    insufficient_quota,      -
            provider-rejected,       502, 502, server_error,          provider_rejected,       -
            generation-disabled,     503, 503, server_error,          generation_disabled,     -
            deadline-exceeded,       504, 504, server_error,          deadline_exceeded,       -
            method-not-allowed,      405, 405, invalid_request_error, method_not_allowed,      -
            too-large,               413, 413, invalid_request_error, request_too_large,       -
            internal-error,          500, 500, server_error,          internal_error,          -
            """)
    void everyProblemHasAStatusATypeAndACodeThatClientsKnow(
            String name, int from, int status, String type, String code, String param) {
        OpenAiError error = OpenAiError.of(problem(name, from).build());

        assertEquals(new OpenAiError(status, type, code, param, error.message(), false), error);
    }

    @Test
    void aRequestThatTheProviderFoundWrongIsTheClientsToMend() {
        assertEquals(
                400,
                OpenAiError.of(problem("provider-rejected", 502)
                                .with("providerStatus", 400)
                                .build())
                        .status());
        assertEquals(
                502,
                OpenAiError.of(problem("provider-rejected", 502)
                                .with("providerStatus", 401)
                                .build())
                        .status());
    }

    @Test
    void aProvidersLimitIsALimitForItsClientsToo() {
        OpenAiError error = OpenAiError.of(
                problem("provider-unavailable", 503).with("providerStatus", 429).build());

        assertEquals(429, error.status());
        assertEquals("rate_limit_exceeded", error.code());
    }

    @Test
    void theReasonOfAContentFilterReachesTheClient() {
        var filtered = problem("content-filtered", 502).with("providerReason", "Violence is not allowed.");

        assertEquals(
                "It happened. What happened. It says: Violence is not allowed.",
                OpenAiError.of(filtered.build()).message());
    }

    @ParameterizedTest
    @CsvSource({
        "prompt-too-long, 422, What happened.",
        "provider-invalid, 502, It happened. What happened.",
        "key-reused, 409, Idempotency-Key was used before with other messages. Use a new key for a new request.",
        "not-found, 404, Nothing is served at this address. There are POST /v1/chat/completions and GET /v1/models."
    })
    void aMessageTellsAllThatAPersonNeedsToKnow(String name, int status, String message) {
        assertEquals(message, OpenAiError.of(problem(name, status).build()).message());
    }

    @Test
    void nothingIsSaidTwiceAndEverySentenceEnds() {
        var problem = problem("stream-broken", 502).withTitle("It broke").withDetail("It broke at the end");

        assertEquals("It broke at the end.", OpenAiError.of(problem.build()).message());
        assertEquals(
                "The database does not answer. Send the same request again in a moment.",
                OpenAiError.of(new DatabaseUnavailable()).message());
    }

    @Test
    void aClientIsToldToTryAgainOnlyWhereNothingWasTriedHere() {
        assertTrue(OpenAiError.of(new DatabaseUnavailable()).retry());
        assertTrue(OpenAiError.of(problem("generation-overloaded", 503).build()).retry());
        assertFalse(OpenAiError.of(problem("provider-unavailable", 503).build()).retry());
    }

    @Test
    void allFourFieldsAreThereAlsoWhenNothingIsToBeSaid() {
        JsonObject error = OpenAiError.of(HttpProblem.builder()
                        .withStatus(500)
                        .withTitle("Internal")
                        .build())
                .json()
                .getJsonObject("error");

        assertEquals(
                new JsonObject()
                        .put("message", "Internal.")
                        .put("type", "server_error")
                        .putNull("param")
                        .putNull("code"),
                error);
    }

    private static HttpProblem.Builder problem(String name, int status) {
        return HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/" + name))
                .withStatus(status)
                .withTitle("It happened")
                .withDetail("What happened.");
    }
}
