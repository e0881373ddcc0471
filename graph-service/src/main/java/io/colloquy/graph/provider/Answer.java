package io.colloquy.graph.provider;

import io.vertx.core.json.JsonObject;

/**
 * What a provider said, word for word.
 *
 * @param text the model's output; may be anything
 * @param model the model that really answered
 * @param usage null where the provider counts nothing
 * @param completion all that the provider said, for chats that are passed through; may be null
 */
public record Answer(String text, Finish finish, String model, Usage usage, JsonObject completion) {
    public Answer(String text, Finish finish, String model, Usage usage) {
        this(text, finish, model, usage, null);
    }

    /** Why the output ended. */
    public enum Finish {
        COMPLETE,
        TRUNCATED,
        FILTERED,
        UNKNOWN
    }
}
