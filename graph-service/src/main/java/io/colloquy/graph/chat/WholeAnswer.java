package io.colloquy.graph.chat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A completion that is there as a whole, told to a client that asked for a stream. */
final class WholeAnswer {
    private WholeAnswer() {}

    static List<String> events(JsonObject completion, Chunks chunks) {
        JsonObject choice = completion.getJsonArray("choices").getJsonObject(0);
        String model = completion.getString("model");
        var events = new ArrayList<String>();
        events.add(chunks.delta(model, delta(choice.getJsonObject("message")), null));
        events.add(chunks.delta(model, null, choice.getString("finish_reason")));
        if (chunks.includeUsage()) {
            events.add(chunks.usage(model, completion.getJsonObject("usage")));
        }
        events.add(Chunks.DONE);
        return events;
    }

    /** What a message says, in the form of a delta: tool calls are numbered there. */
    private static JsonObject delta(JsonObject message) {
        var delta = new JsonObject();
        message.forEach(field -> {
            if (field.getValue() != null) {
                delta.put(field.getKey(), field.getValue());
            }
        });
        JsonArray calls = delta.getJsonArray("tool_calls");
        if (calls != null) {
            var numbered = new JsonArray();
            for (int i = 0; i < calls.size(); i++) {
                numbered.add(new JsonObject().put("index", i).mergeIn(calls.getJsonObject(i)));
            }
            delta.put("tool_calls", numbered);
        }
        return delta;
    }
}
