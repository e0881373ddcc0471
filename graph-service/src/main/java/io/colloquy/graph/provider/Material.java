package io.colloquy.graph.provider;

import io.colloquy.graph.prompt.Message;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a model is to work on. */
public sealed interface Material {
    /** One day of a conversation, of which at most so many points are worth keeping. */
    record Day(List<Message> messages, int maxPoints) implements Material {}

    /**
     * A chat request in OpenAI's language as the client sent it, passed through.
     *
     * @param request without {@code model}, {@code stream} and {@code stream_options}, which belong to the route and the way
     */
    record Chat(JsonObject request) implements Material {}
}
