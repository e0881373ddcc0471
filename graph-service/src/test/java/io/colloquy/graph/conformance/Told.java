package io.colloquy.graph.conformance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a caller was told, in either form.
 *
 * @param text all content, put together
 * @param finish why it ended, or null
 * @param model the last one that was named
 * @param usage or null
 * @param error what OpenAI's clients throw as an error, or null
 * @param ended whether the answer has its own end: the mark of a stream, or being JSON
 * @param millis from the question to the end
 */
record Told(
        int status,
        HttpHeaders headers,
        String text,
        String finish,
        String model,
        JsonObject usage,
        JsonObject error,
        boolean ended,
        long millis) {

    static Told plain(int status, HttpHeaders headers, String body, long millis) {
        JsonObject json = new JsonObject(body);
        JsonObject choice = first(json);
        JsonObject message = choice.getJsonObject("message", new JsonObject());
        return new Told(
                status,
                headers,
                message.getString("content", ""),
                choice.getString("finish_reason"),
                json.getString("model"),
                json.getJsonObject("usage"),
                json.getJsonObject("error"),
                true,
                millis);
    }

    static Told streamed(int status, HttpHeaders headers, Stream<String> lines, long asked) {
        var text = new StringBuilder();
        List<JsonObject> chunks = new ArrayList<>();
        boolean ended = false;
        for (String data : (Iterable<String>)
                lines.filter(line -> line.startsWith("data: ")).map(line -> line.substring(6))::iterator) {
            ended = data.equals("[DONE]");
            if (!ended) {
                JsonObject chunk = new JsonObject(data);
                chunks.add(chunk);
                text.append(
                        first(chunk).getJsonObject("delta", new JsonObject()).getString("content", ""));
            }
        }
        long millis = (System.nanoTime() - asked) / 1_000_000;
        return new Told(
                status,
                headers,
                text.toString(),
                last(chunks.stream().map(chunk -> first(chunk).getString("finish_reason"))),
                last(chunks.stream().map(chunk -> chunk.getString("model"))),
                last(chunks.stream().map(chunk -> chunk.getJsonObject("usage"))),
                last(chunks.stream().map(chunk -> chunk.getJsonObject("error"))),
                ended,
                millis);
    }

    private static JsonObject first(JsonObject json) {
        JsonArray choices = json.getJsonArray("choices");
        return choices == null || choices.isEmpty() ? new JsonObject() : choices.getJsonObject(0);
    }

    private static <T> T last(Stream<T> items) {
        return items.filter(item -> item != null).reduce((a, b) -> b).orElse(null);
    }
}
