package io.colloquy.graph.chat;

import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.generation.Finished;
import io.colloquy.graph.provider.Usage;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** The answer as a whole: what the provider said, under our id and with the model that really answered. */
final class Completion {
    private Completion() {}

    static JsonObject of(Finished finished, long now) {
        JsonObject completion = new JsonObject(finished.answer())
                .put("id", id(finished.operationId()))
                .put("object", "chat.completion")
                .put("model", finished.model());
        if (!(completion.getValue("created") instanceof Number)) {
            completion.put("created", now);
        }
        return completion;
    }

    /** Known for sure when the answer begins: one that was there already has the id of the first time. */
    static String id(Journey journey) {
        Journey.Replay replay = journey.replay();
        return id(replay == null ? journey.operation() : replay.operation());
    }

    private static String id(UUID operation) {
        return "chatcmpl-" + operation;
    }

    static JsonObject usage(Usage usage) {
        return new JsonObject()
                .put("prompt_tokens", usage.promptTokens())
                .put("completion_tokens", usage.completionTokens())
                .put("total_tokens", usage.promptTokens() + usage.completionTokens());
    }
}
