package io.colloquy.graph.chat;

import io.vertx.core.json.JsonArray;
import java.util.List;

/** Whether the messages of a request have the shape of messages; what they say is the client's and the model's affair. */
final class ChatMessages {
    private static final List<String> ROLES = List.of("developer", "system", "user", "assistant", "tool", "function");

    private ChatMessages() {}

    static void check(Fields request) {
        if (!request.has("messages")) {
            throw request.missing("messages");
        }
        List<Fields> messages = request.objects("messages");
        if (messages.isEmpty()) {
            throw request.invalid("empty_array", "messages", "must hold at least one message.");
        }
        messages.forEach(ChatMessages::checkMessage);
    }

    private static void checkMessage(Fields message) {
        String role = message.requiredOneOf("role", ROLES);
        message.text("name");
        if (role.equals("tool")) {
            message.requiredText("tool_call_id");
        }
        message.objects("tool_calls").forEach(ChatMessages::checkToolCall);
        if (message.value("content") instanceof JsonArray) {
            message.objects("content").forEach(ChatMessages::checkPart);
        } else if (message.has("content")) {
            checkText(message);
        } else if (!role.equals("assistant")) {
            throw message.missing("content");
        }
    }

    private static void checkText(Fields message) {
        if (!(message.value("content") instanceof String)) {
            throw message.wrongType("content", "a string or an array of parts", message.value("content"));
        }
    }

    private static void checkPart(Fields part) {
        if (part.requiredText("type").equals("text")) {
            part.requiredText("text");
        }
    }

    private static void checkToolCall(Fields call) {
        call.requiredText("id");
        Fields function = call.object("function");
        if (function != null) {
            function.requiredText("name");
            function.requiredText("arguments");
        }
    }
}
