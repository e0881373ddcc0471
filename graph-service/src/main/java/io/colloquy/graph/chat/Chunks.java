package io.colloquy.graph.chat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** The events of one streamed answer, as text for the wire. */
final class Chunks {
    static final String HEARTBEAT = ": still working\n\n";
    static final String DONE = "data: [DONE]\n\n";

    private final Supplier<String> id;
    private final long created;
    private final boolean includeUsage;

    private boolean begun;

    /**
     * @param id what the answer is called, asked for when there is a piece of it
     * @param created when it began, in seconds since 1970
     */
    Chunks(Supplier<String> id, long created, boolean includeUsage) {
        this.id = id;
        this.created = created;
        this.includeUsage = includeUsage;
    }

    boolean includeUsage() {
        return includeUsage;
    }

    /**
     * @param delta may be null
     * @param finish OpenAI's word for the end, or null
     */
    String delta(String model, JsonObject delta, String finish) {
        var said = new JsonObject();
        if (!begun) {
            said.put("role", "assistant");
            begun = true;
        }
        if (delta != null) {
            said.mergeIn(delta);
        }
        var choice = new JsonObject().put("index", 0).put("delta", said).put("finish_reason", finish);
        JsonObject chunk = chunk(model, new JsonArray().add(choice));
        return event(includeUsage ? chunk.putNull("usage") : chunk);
    }

    String usage(String model, JsonObject usage) {
        return event(chunk(model, new JsonArray()).put("usage", usage));
    }

    static String event(JsonObject data) {
        return "data: " + data.encode() + "\n\n";
    }

    private JsonObject chunk(String model, JsonArray choices) {
        return new JsonObject()
                .put("id", id.get())
                .put("object", "chat.completion.chunk")
                .put("created", created)
                .put("model", model)
                .put("choices", choices);
    }
}
