package io.colloquy.graph.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.Usage;
import java.io.IOException;

/** Reads a chat completion; forgiving about what is missing besides the text, because servers differ. */
final class ChatCompletion {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChatCompletion() {}

    static Answer read(Reply reply, String askedModel) {
        JsonNode root = root(reply);
        JsonNode choice = root.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw new ProviderFailure(ProviderFailure.Kind.INVALID, "The provider's answer holds no choice.");
        }
        boolean refused = message.path("refusal").isTextual();
        Finish finish =
                refused ? Finish.FILTERED : finish(choice.path("finish_reason").asText(""));
        return new Answer(
                text(message.path("content")),
                finish,
                root.path("model").asText(askedModel),
                usage(root.path("usage")));
    }

    private static JsonNode root(Reply reply) {
        try {
            JsonNode root = JSON.readTree(reply.body().getBytes());
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (IOException e) {
            // Not JSON, or cut off: told below, without its text.
        }
        String what = reply.body().length() == 0 ? "empty" : "not a JSON object";
        throw new ProviderFailure(ProviderFailure.Kind.INVALID, "The provider's answer is " + what + ".");
    }

    private static Finish finish(String reason) {
        return switch (reason) {
            case "stop" -> Finish.COMPLETE;
            case "length" -> Finish.TRUNCATED;
            case "content_filter" -> Finish.FILTERED;
            default -> Finish.UNKNOWN;
        };
    }

    /** Some servers write the content as a list of parts. */
    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText("");
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    private static Usage usage(JsonNode usage) {
        JsonNode prompt = usage.path("prompt_tokens");
        JsonNode completion = usage.path("completion_tokens");
        return prompt.isIntegralNumber() && completion.isIntegralNumber()
                ? new Usage(prompt.longValue(), completion.longValue())
                : null;
    }
}
