package io.colloquy.graph.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatRequestTest {
    private static final String PLAIN = "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}";

    @Test
    void whatAClientSendsPassesExceptWhatBelongsToTheWay() {
        JsonObject sent = new JsonObject(PLAIN)
                .put("stream", true)
                .put("stream_options", new JsonObject().put("include_usage", true))
                .put("temperature", 0.2)
                .put("tools", new JsonArray().add(tool()))
                .put("somebodys_own_field", new JsonObject().put("kept", List.of(1, 2)));

        ChatRequest request = read(sent);

        assertEquals("m", request.model());
        assertTrue(request.streamed());
        assertTrue(request.includeUsage());
        JsonObject expected = sent.copy();
        List.of("model", "stream", "stream_options").forEach(expected::remove);
        assertEquals(expected, request.passed());
    }

    @Test
    void nullIsTheSameAsAbsent() {
        JsonObject sent = new JsonObject(PLAIN);
        List.of("stream", "stream_options", "max_tokens", "n", "temperature", "tools", "tool_choice", "stop", "seed")
                .forEach(sent::putNull);

        ChatRequest request = read(sent);

        assertFalse(request.streamed() || request.includeUsage());
    }

    @Test
    void everyKindOfMessageIsUnderstood() {
        var call = new JsonObject(
                "{\"id\": \"c\", \"type\": \"function\", \"function\": {\"name\": \"f\", \"arguments\": \"{}\"}}");
        var messages = new JsonArray()
                .add(new JsonObject("{\"role\": \"developer\", \"content\": \"Be kind.\"}"))
                .add(new JsonObject("{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"Hi\"},"
                        + " {\"type\": \"image_url\", \"image_url\": {\"url\": \"https://x\"}}]}"))
                .add(new JsonObject("{\"role\": \"assistant\", \"content\": null}")
                        .put("tool_calls", new JsonArray().add(call)))
                .add(new JsonObject("{\"role\": \"tool\", \"tool_call_id\": \"c\", \"content\": \"4\"}"))
                .add(new JsonObject("{\"role\": \"user\", \"content\": \"\"}"));

        assertEquals(
                5,
                read(new JsonObject(PLAIN).put("messages", messages))
                        .passed()
                        .getJsonArray("messages")
                        .size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            messages                 | []                                        | empty_array                | messages
            messages                 | "Hi"                                      | invalid_type               | messages
            messages                 | null                                      | missing_required_parameter | messages
            messages                 | ["Hi"]                                    | invalid_type               | messages[0]
            messages                 | [{"content": "x"}]                        | missing_required_parameter | messages[0].role
            messages                 | [{"role": "boss", "content": "x"}]        | invalid_value              | messages[0].role
            messages                 | [{"role": 7, "content": "x"}]             | invalid_type               | messages[0].role
            messages                 | [{"role": "user"}]                        | missing_required_parameter | messages[0].content
            messages                 | [{"role": "user", "content": 7}]          | invalid_type               | messages[0].content
            messages                 | [{"role": "user", "content": ["x"]}]      | invalid_type               | messages[0].content[0]
            messages                 | [{"role": "user", "content": [{"type": "text"}]}] | missing_required_parameter | messages[0].content[0].text
            messages                 | [{"role": "tool", "content": "x"}]        | missing_required_parameter | messages[0].tool_call_id
            model                    | null                                      | missing_required_parameter | model
            model                    | 7                                         | invalid_type               | model
            model                    | " "                                       | invalid_value              | model
            n                        | 2                                         | unsupported_value          | n
            n                        | 0                                         | out_of_range               | n
            max_tokens               | -1                                        | out_of_range               | max_tokens
            max_tokens               | 1.5                                       | invalid_type               | max_tokens
            max_tokens               | "many"                                    | invalid_type               | max_tokens
            max_completion_tokens    | 0                                         | out_of_range               | max_completion_tokens
            temperature              | 2.1                                       | out_of_range               | temperature
            temperature              | true                                      | invalid_type               | temperature
            top_p                    | -0.1                                      | out_of_range               | top_p
            stream                   | "yes"                                     | invalid_type               | stream
            stream_options           | {"include_usage": true}                   | invalid_value              | stream_options
            stop                     | [1]                                       | invalid_type               | stop
            tools                    | {}                                        | invalid_type               | tools
            tools                    | [{}]                                      | missing_required_parameter | tools[0].type
            tools                    | [{"type": "function"}]                    | missing_required_parameter | tools[0].function
            tools                    | [{"type": "function", "function": {}}]    | missing_required_parameter | tools[0].function.name
            tool_choice              | 1                                         | invalid_type               | tool_choice
            response_format          | {"type": "xml"}                           | invalid_value              | response_format.type
            response_format          | {"type": "json_schema"}                   | missing_required_parameter | response_format.json_schema
            response_format          | {"type": "json_schema", "json_schema": {}} | missing_required_parameter | response_format.json_schema.name
            """)
    void eachMistakeIsNamedByItsCodeAndItsPlace(String field, String value, String code, String param) {
        JsonObject sent = new JsonObject(PLAIN);
        Object parsed = new JsonArray("[" + value + "]").getValue(0);

        HttpProblem problem = refused(sent.put(field, parsed).encode());

        assertEquals(400, problem.getStatusCode());
        assertEquals(code, problem.getParameters().get("code"));
        assertEquals(param, problem.getParameters().get("param"));
        assertTrue(problem.getDetail().startsWith(param + " "), problem.getDetail());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"model": "m",   | The body is not JSON at line 1, column
            [1]              | The body is not a JSON object.
            7                | The body is not a JSON object.
            null             | The body is not a JSON object.
            ''               | The body is empty
            {} {}            | The body is not JSON at line 1
            """)
    void whatIsNoObjectIsMalformed(String body, String begin) {
        HttpProblem problem = refused(body);

        assertEquals("malformed_json", problem.getParameters().get("code"));
        assertTrue(problem.getDetail().startsWith(begin), problem.getDetail());
    }

    @Test
    void depthAndOddBytesAreTheClientsMistakeAndNotOurs() {
        assertEquals(400, refused("[".repeat(100_000)).getStatusCode());
        assertEquals(
                400,
                assertThrows(HttpProblem.class, () -> ChatRequest.read(new byte[] {'{', '"', (byte) 0xC3, '"'}))
                        .getStatusCode());
    }

    @Test
    void halfACharacterIsReplacedBecauseNoProviderCouldReadIt() {
        ChatRequest request = read(PLAIN.replace("Hi", "a\\ud83db \\ud83d\\ude00"));

        assertEquals(
                "a\uFFFDb \uD83D\uDE00",
                request.passed().getJsonArray("messages").getJsonObject(0).getString("content"));
    }

    private static JsonObject tool() {
        return new JsonObject("{\"type\": \"function\", \"function\": {\"name\": \"f\", \"parameters\": {}}}");
    }

    private static HttpProblem refused(String body) {
        return assertThrows(HttpProblem.class, () -> read(body));
    }

    private static ChatRequest read(JsonObject body) {
        return read(body.encode());
    }

    private static ChatRequest read(String body) {
        return ChatRequest.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
