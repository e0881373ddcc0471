package io.colloquy.graph.provider.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    private static final OpenAiServer SERVER = new OpenAiServer(
            "openai", "http://localhost/v1", "sk-planted", "m-1", null, "OPENAI_API_KEY", "A_URL", "A_MODEL");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {'error': {'code': 'insufficient_quota', 'message': 'You exceeded your current quota'}} | QUOTA",
                "429 | {'error': {'code': null, 'type': 'insufficient_quota', 'message': 'x'}} | QUOTA",
                "402 | {'error': {'code': 402, 'message': 'Insufficient credits'}} | QUOTA",
                "429 | {'error': {'code': 'rate_limit_exceeded', 'message': 'Slow down'}} | UNAVAILABLE",
                "400 | {'error': {'code': 'context_length_exceeded', 'message': 'x'}} | TOO_LONG",
                "400 | {'error': {'code': 400, 'message': 'The maximum context length is 4096 tokens.'}} | TOO_LONG",
                "400 | {'object': 'error', 'message': 'maximum context length is 10', 'code': 400} | TOO_LONG",
                "400 | {'error': {'code': 400, 'message': 'x', 'type': 'exceed_context_size_error'}} | TOO_LONG",
                "400 | [{'error': {'code': 400, 'message': 'The input token count (9) exceeds the maximum'}}] | TOO_LONG",
                "413 | <html>too large</html> | TOO_LONG",
                "400 | {'error': {'code': 'content_filter', 'message': 'hate'}} | FILTERED",
                "400 | {'error': {'code': 'x', 'innererror': {'code': 'ResponsibleAIPolicyViolation'}}} | FILTERED",
                "403 | {'error': {'code': 403, 'message': 'flagged', 'metadata': {'reasons': ['hate']}}} | FILTERED",
                "400 | {'error': {'message': 'Unknown parameter'}} | REJECTED",
                "400 | {'error': 'model does not load'} | REJECTED",
                "401 | {'error': {'code': 'invalid_api_key', 'message': 'context window of key sk-planted'}} | REJECTED",
                "403 | not json | REJECTED",
                "404 | {'error': {'code': 'model_not_found', 'message': 'x'}} | REJECTED",
                "500 | {'error': {'message': 'content_filter crashed, maximum context length'}} | UNAVAILABLE",
                "529 | {'type': 'error', 'error': {'type': 'overloaded_error', 'message': 'Overloaded'}} | UNAVAILABLE"
            })
    void theBodyTellsWhatTheStatusDoesNot(int status, String body, Kind kind) {
        ProviderFailure failure = refusal(status, body);

        assertEquals(kind, failure.kind());
        assertEquals(status, failure.status());
        assertFalse(failure.getMessage().contains("sk-planted"));
    }

    @Test
    void onlyAContentFiltersReasonIsKeptAndItIsCut() {
        String words = "a".repeat(299) + "\ud83e\udd84 and more";

        ProviderFailure filtered = refusal(
                400,
                new JsonObject()
                        .put(
                                "error",
                                new JsonObject().put("code", "content_filter").put("message", words))
                        .encode());

        assertEquals("a".repeat(299), filtered.reason());
        assertFalse(filtered.getMessage().contains("aaa"), "the message is logged, the reason is not");
        assertNull(refusal(400, "{'error': {'message': 'quotes the chat'}}").reason());
    }

    @Test
    void aKeyInTheReasonIsMasked() {
        assertEquals(
                "no … here",
                refusal(400, "{'error': {'code': 'content_filter', 'message': 'no sk-planted here'}}")
                        .reason());
    }

    @Test
    void geminiTellsTheTimeToWaitInItsBody() {
        String body = "[{'error': {'code': 429, 'message': 'x', 'status': 'RESOURCE_EXHAUSTED',"
                + " 'details': [{'@type': 'Help'}, {'@type': 'RetryInfo', 'retryDelay': '34.07s'}]}}]";

        assertEquals(Duration.ofMillis(34_070), refusal(429, body).retryAfter());
    }

    private static ProviderFailure refusal(int status, String body) {
        return Refusal.of(new Reply(status, null, Buffer.buffer(body.replace('\'', '"'))), SERVER);
    }
}
