package io.colloquy.graph.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.graph.provider.Chunk;
import io.vertx.core.json.JsonObject;

/** Reads one event of a streamed chat completion; forgiving about what is missing, because servers differ. */
final class ChatChunk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChatChunk() {}

    /** Gives the chunk, {@link Chunk#UNREADABLE} for what is no JSON object, or throws the failure that the event tells. */
    static Chunk read(String data) {
        JsonNode root = root(data);
        if (root == null) {
            return Chunk.UNREADABLE;
        }
        if (root.path("error").isObject() && !root.has("choices")) {
            throw Refusal.inside(ErrorBody.of(root));
        }
        JsonNode choice = first(root.path("choices"));
        JsonNode delta = choice.path("delta");
        return new Chunk(
                ChatCompletion.text(delta.path("content")),
                besidesText(delta),
                ChatCompletion.finish(choice.path("finish_reason"), delta),
                root.path("model").isTextual() ? root.path("model").textValue() : null,
                ChatCompletion.usage(root.path("usage")));
    }

    /** What is not text, as the provider wrote it; null when there is nothing but a role. */
    static JsonObject besidesText(JsonNode message) {
        if (!(message instanceof ObjectNode all)) {
            return null;
        }
        ObjectNode rest = all.objectNode();
        all.properties().forEach(field -> {
            boolean told = !field.getValue().isNull()
                    && !(field.getValue().isTextual()
                            && field.getValue().textValue().isEmpty())
                    && !(field.getValue().isArray() && field.getValue().isEmpty());
            if (told && !field.getKey().equals("content") && !field.getKey().equals("role")) {
                rest.set(field.getKey(), field.getValue());
            }
        });
        return rest.isEmpty() ? null : new JsonObject(rest.toString());
    }

    private static JsonNode root(String data) {
        try {
            JsonNode root = JSON.readTree(data);
            return root != null && root.isObject() ? root : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Only the first of several choices is read; the others are the same question asked again. */
    private static JsonNode first(JsonNode choices) {
        for (JsonNode choice : choices) {
            if (choice.path("index").asInt(0) == 0) {
                return choice;
            }
        }
        return choices.path(0).path("none");
    }
}
