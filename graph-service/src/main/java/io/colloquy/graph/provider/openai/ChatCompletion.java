package io.colloquy.graph.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.InvalidReason;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.Usage;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** Reads a chat completion; forgiving about what is missing besides the text, because servers differ. */
final class ChatCompletion {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChatCompletion() {}

    /** The answer to a prompt of ours. */
    static Answer read(Reply reply, String askedModel) {
        return read(root(reply), askedModel, null);
    }

    /** The answer to somebody else's chat, who gets all that the provider said. */
    static Answer readWhole(Reply reply, String askedModel) {
        JsonNode root = root(reply);
        return read(root, askedModel, new JsonObject(root.toString()));
    }

    /** An answer in one piece where a stream was asked for; its tool calls are numbered, as a stream's are. */
    static Chunk asChunk(Reply reply, String askedModel) {
        JsonNode root = root(reply);
        Answer answer = read(root, askedModel, null);
        JsonNode message = root.path("choices").path(0).path("message");
        int number = 0;
        for (JsonNode call : message.path("tool_calls")) {
            if (call instanceof ObjectNode object) {
                object.put("index", number++);
            }
        }
        Finish finish = answer.finish() == Finish.UNKNOWN ? null : answer.finish();
        return new Chunk(answer.text(), ChatChunk.besidesText(message), finish, answer.model(), answer.usage());
    }

    private static Answer read(JsonNode root, String askedModel, JsonObject completion) {
        JsonNode choice = root.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw ProviderFailure.invalid(InvalidReason.SHAPE, "The provider's answer holds no choice.");
        }
        Finish finish = finish(choice.path("finish_reason"), message);
        return new Answer(
                text(message.path("content")),
                finish == null ? Finish.UNKNOWN : finish,
                root.path("model").asText(askedModel),
                usage(root.path("usage")),
                completion);
    }

    private static JsonNode root(Reply reply) {
        JsonNode root = null;
        try {
            root = JSON.readTree(reply.body().getBytes());
        } catch (IOException e) {
            // Not JSON, or cut off: told below, without its text.
        }
        if (root == null || !root.isObject()) {
            throw reply.body().length() == 0
                    ? ProviderFailure.invalid(InvalidReason.EMPTY, "The provider's answer is empty.")
                    : ProviderFailure.invalid(InvalidReason.JSON, "The provider's answer is not a JSON object.");
        }
        if (root.path("error").isObject() && !root.has("choices")) {
            throw Refusal.inside(ErrorBody.of(root));
        }
        return root;
    }

    /** Null where the provider does not say why it ended; a message in which the model declines counts as filtered. */
    static Finish finish(JsonNode reason, JsonNode message) {
        if (!reason.isTextual() || reason.textValue().isEmpty()) {
            return null;
        }
        if (message.path("refusal").isTextual()) {
            return Finish.FILTERED;
        }
        return switch (reason.textValue()) {
            case "stop", "tool_calls", "function_call", "eos", "end_turn", "stop_sequence" -> Finish.COMPLETE;
            case "length" -> Finish.TRUNCATED;
            case "content_filter" -> Finish.FILTERED;
            default -> Finish.UNKNOWN;
        };
    }

    /** Some servers write the content as a list of parts. */
    static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText("");
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    static Usage usage(JsonNode usage) {
        JsonNode prompt = usage.path("prompt_tokens");
        JsonNode completion = usage.path("completion_tokens");
        return prompt.isIntegralNumber() && completion.isIntegralNumber()
                ? new Usage(prompt.longValue(), completion.longValue())
                : null;
    }
}
