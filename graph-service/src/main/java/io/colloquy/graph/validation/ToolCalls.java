package io.colloquy.graph.validation;

import io.colloquy.graph.provider.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Whether a chat's answer is the call of a tool, which needs no text. */
final class ToolCalls {
    private ToolCalls() {}

    static boolean in(Answer answer) {
        if (answer.completion() == null
                || !(answer.completion().getValue("choices") instanceof JsonArray choices)
                || choices.isEmpty()
                || !(choices.getValue(0) instanceof JsonObject choice)
                || !(choice.getValue("message") instanceof JsonObject message)) {
            return false;
        }
        boolean several = message.getValue("tool_calls") instanceof JsonArray calls && !calls.isEmpty();
        return several || message.getValue("function_call") instanceof JsonObject;
    }
}
