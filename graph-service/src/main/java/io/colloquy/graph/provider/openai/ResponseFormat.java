package io.colloquy.graph.provider.openai;

import io.colloquy.graph.prompt.Prompt;
import io.vertx.core.json.JsonObject;

/** How a server is told to write JSON, from the strictest to saying nothing. */
enum ResponseFormat {
    JSON_SCHEMA,
    JSON_OBJECT,
    NONE;

    /** Null when nothing is to be sent. */
    JsonObject of(Prompt prompt) {
        return switch (this) {
            case JSON_SCHEMA ->
                new JsonObject()
                        .put("type", "json_schema")
                        .put(
                                "json_schema",
                                new JsonObject()
                                        .put("name", "answer")
                                        .put("strict", true)
                                        .put("schema", new JsonObject(prompt.schema())));
            case JSON_OBJECT -> new JsonObject().put("type", "json_object");
            case NONE -> null;
        };
    }

    ResponseFormat weaker() {
        return this == JSON_SCHEMA ? JSON_OBJECT : NONE;
    }

    /** Whether a refusal is about the format. */
    boolean isNamedBy(String words) {
        return this != NONE
                && (words.contains("response_format")
                        || words.contains("json_schema")
                        || words.contains("json_object"));
    }
}
