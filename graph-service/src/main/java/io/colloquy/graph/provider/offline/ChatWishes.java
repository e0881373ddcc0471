package io.colloquy.graph.provider.offline;

import io.colloquy.graph.provider.ProviderFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a client may ask of a chat that no quotation can fulfil; a wish that is left out in silence would be a lie. */
final class ChatWishes {
    private ChatWishes() {}

    static void check(JsonObject request) {
        boolean forbidden = "none".equals(request.getValue("tool_choice"));
        if (!forbidden && (some(request.getValue("tools")) || some(request.getValue("functions")))) {
            throw refused("call tools", "tools");
        }
        if (request.getValue("response_format") instanceof JsonObject format
                && !"text".equals(format.getValue("type"))) {
            throw refused("write JSON", "response_format");
        }
        if (request.getValue("n") instanceof Number choices && choices.doubleValue() > 1) {
            throw refused("give more than one choice", "n");
        }
        if (request.getValue("modalities") instanceof JsonArray ways && ways.contains("audio")) {
            throw refused("speak", "modalities");
        }
        if (Boolean.TRUE.equals(request.getValue("logprobs"))) {
            throw refused("tell probabilities", "logprobs");
        }
    }

    private static boolean some(Object list) {
        return list instanceof JsonArray wishes && !wishes.isEmpty();
    }

    private static ProviderFailure refused(String what, String field) {
        return new ProviderFailure(
                ProviderFailure.Kind.REJECTED,
                "The offline provider cannot " + what + ": leave \"" + field
                        + "\" out, or choose a model with LLM_PROVIDER.",
                400,
                null);
    }
}
