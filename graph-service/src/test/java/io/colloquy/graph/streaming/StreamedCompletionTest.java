package io.colloquy.graph.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Usage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamedCompletionTest {
    private final StreamedCompletion completion = new StreamedCompletion();

    @Test
    void wordsAddUpToAnAnswer() {
        add("One ", null);
        add("two.", null);
        completion.add(new Delta("", null, Finish.COMPLETE, new Usage(3, 2), "m"));

        JsonObject json = completion.json();

        assertEquals("One two.", choice(json).getJsonObject("message").getString("content"));
        assertEquals("stop", choice(json).getString("finish_reason"));
        assertEquals(5, json.getJsonObject("usage").getInteger("total_tokens"));
        assertEquals("m", json.getString("model"));
    }

    @Test
    void callsOfToolsAddUpByTheirNumbers() {
        add("", "{'reasoning_content': 'Let me '}");
        add("", "{'reasoning_content': 'see.'}");
        add(
                "",
                "{'tool_calls': [{'index': 0, 'id': 'a', 'type': 'function', 'function': {'name': 'f', 'arguments': ''}}]}");
        add(
                "",
                "{'tool_calls': [{'index': 1, 'id': 'b', 'type': 'function', 'function': {'name': 'g', 'arguments': '1'}}]}");
        add("", "{'tool_calls': [{'index': 0, 'id': 'a', 'function': {'arguments': '{x'}}]}");
        add("", "{'tool_calls': [{'index': 0, 'function': {'arguments': '}'}}]}");
        completion.add(new Delta("", null, Finish.COMPLETE, null, "m"));

        JsonObject message = choice(completion.json()).getJsonObject("message");

        assertNull(message.getValue("content"));
        assertEquals("Let me see.", message.getString("reasoning_content"));
        assertEquals(
                json("{'a': [{'id': 'a', 'type': 'function', 'function': {'name': 'f', 'arguments': '{x}'}},"
                                + "{'id': 'b', 'type': 'function', 'function': {'name': 'g', 'arguments': '1'}}]}")
                        .getJsonArray("a"),
                message.getJsonArray("tool_calls"));
        assertEquals("tool_calls", choice(completion.json()).getString("finish_reason"));
    }

    @Test
    void aKeptAnswerIsToldAgainInTwoPieces() {
        add("One two.", "{'tool_calls': [{'index': 0, 'id': 'a', 'function': {'name': 'f', 'arguments': '{}'}}]}");
        completion.add(new Delta("", null, Finish.TRUNCATED, null, "m"));

        List<Delta> told = StreamedCompletion.deltas(completion.json(), new Usage(3, 2), "m");

        assertEquals("One two.", told.get(0).text());
        assertEquals(
                0,
                told.get(0).delta().getJsonArray("tool_calls").getJsonObject(0).getInteger("index"));
        assertEquals(new Delta("", null, Finish.TRUNCATED, new Usage(3, 2), "m"), told.get(1));
    }

    private void add(String text, String delta) {
        completion.add(new Delta(text, delta == null ? null : json(delta), null, null, "m"));
    }

    private static JsonObject choice(JsonObject json) {
        return json.getJsonArray("choices").getJsonObject(0);
    }

    private static JsonObject json(String text) {
        return new JsonObject(text.replace('\'', '"'));
    }
}
