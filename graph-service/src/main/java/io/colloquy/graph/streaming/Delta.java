package io.colloquy.graph.streaming;

import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Usage;
import io.vertx.core.json.JsonObject;

/**
 * A piece of an answer that can be shown. The last one has a finish, and no text.
 *
 * @param text what it adds to the text; empty when it adds none
 * @param delta in OpenAI's words what is not text (tool calls, reasoning), or null
 * @param finish null but in the last piece; there {@code COMPLETE} or, for chats, {@code TRUNCATED}
 * @param usage of the attempt whose answer this is, in the last piece; null where the provider counts nothing
 * @param model the model that wrote this piece; it changes where another one continues the answer
 */
public record Delta(String text, JsonObject delta, Finish finish, Usage usage, String model) {
    boolean callsTools() {
        return delta != null && (delta.containsKey("tool_calls") || delta.containsKey("function_call"));
    }
}
