package io.colloquy.graph.chat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Reads a streamed answer as an SDK does. */
final class StreamedChunks {
    private static final String DATA = "data: ";

    private StreamedChunks() {}

    static List<JsonObject> of(String events) {
        return events.lines()
                .filter(line -> line.startsWith(DATA + "{"))
                .map(line -> new JsonObject(line.substring(DATA.length())))
                .toList();
    }

    static String text(List<JsonObject> chunks) {
        var text = new StringBuilder();
        chunks.forEach(chunk -> text.append(delta(chunk).getString("content", "")));
        return text.toString();
    }

    static JsonObject choice(JsonObject chunk) {
        JsonArray choices = chunk.getJsonArray("choices");
        return choices.isEmpty() ? new JsonObject() : choices.getJsonObject(0);
    }

    static JsonObject delta(JsonObject chunk) {
        return choice(chunk).getJsonObject("delta", new JsonObject());
    }
}
