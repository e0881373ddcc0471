package io.colloquy.graph.generation;

import io.colloquy.graph.provider.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A chat's answer as a completion in OpenAI's form. */
final class ChatAnswer {
    private ChatAnswer() {}

    static boolean asksForJson(JsonObject request) {
        Object format = request.getValue("response_format");
        return format != null && format.toString().contains("json_");
    }

    /** What the provider said, with its text as validated; one that has no completion of its own gets the least of it. */
    static JsonObject of(Answer answer, String text) {
        if (answer.completion() == null) {
            String finish = answer.finish() == Answer.Finish.TRUNCATED ? "length" : "stop";
            return completion(new JsonObject().put("role", "assistant").put("content", text), finish);
        }
        if (text != null && !text.equals(answer.text())) {
            answer.completion()
                    .getJsonArray("choices")
                    .getJsonObject(0)
                    .getJsonObject("message")
                    .put("content", text);
        }
        return answer.completion();
    }

    static JsonObject completion(JsonObject message, String finish) {
        var choice = new JsonObject().put("index", 0).put("message", message).put("finish_reason", finish);
        return new JsonObject().put("object", "chat.completion").put("choices", new JsonArray().add(choice));
    }
}
