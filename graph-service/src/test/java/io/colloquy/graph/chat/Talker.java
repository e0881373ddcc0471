package io.colloquy.graph.chat;

import io.colloquy.graph.scripted.Caller;
import io.colloquy.graph.scripted.RecordedRequest;
import io.colloquy.graph.scripted.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A provider as SDKs expect one: text, or JSON, or a call of the first tool, plain or as a stream. */
final class Talker implements Script {
    static final String TEXT = "The lighthouse keeper counted the ships.";
    static final String OBJECT = "{\"city\":\"Paris\",\"degrees\":21}";
    /** Said in a message, it makes the provider go silent after the first words. */
    static final String STALL = "please stall";
    /** Said in a message, it makes the provider refuse for its content. */
    static final String FILTER = "please filter";

    /** Said in a message, it makes the provider's stream break off after the first words. */
    static final String CUT = "please cut";

    private static final List<String> PIECES = List.of("The lighthouse", " keeper counted", " the ships.");

    @Override
    public boolean play(RecordedRequest request, Caller caller) throws IOException {
        var asked = new JsonObject(request.body());
        if (request.body().contains(FILTER)) {
            return Script.answers(400, """
                    {"error": {"message": "Lighthouses are a secret.", "type": "invalid_request_error",
                     "code": "content_filter", "param": null}}
                    """).play(request, caller);
        }
        return asked.getBoolean("stream", false) ? stream(asked, caller) : plain(asked, request, caller);
    }

    private static boolean plain(JsonObject asked, RecordedRequest request, Caller caller) throws IOException {
        var message = new JsonObject().put("role", "assistant").put("content", calls(asked) ? null : text(asked));
        if (calls(asked)) {
            message.put("tool_calls", new JsonArray().add(call("{\"city\":\"Paris\"}")));
        }
        var choice = new JsonObject().put("index", 0).put("message", message).put("finish_reason", finish(asked));
        var completion = head(asked, "chat.completion", choice).put("usage", usage());
        if (request.body().contains(STALL)) {
            return Script.silence().play(request, caller);
        }
        return Script.answers(200, completion.encode(), Map.of()).play(request, caller);
    }

    private static boolean stream(JsonObject asked, Caller caller) throws IOException {
        caller.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
        event(asked, caller, delta(new JsonObject().put("role", "assistant").put("content", "")));
        if (calls(asked)) {
            event(asked, caller, delta(toolCalls(call("").put("index", 0))));
            for (String piece : List.of("{\"city\":", "\"Paris\"}")) {
                var function = new JsonObject().put("arguments", piece);
                event(
                        asked,
                        caller,
                        delta(toolCalls(new JsonObject().put("index", 0).put("function", function))));
            }
        } else {
            for (String piece : text(asked).equals(TEXT) ? PIECES : List.of(text(asked))) {
                event(asked, caller, delta(new JsonObject().put("content", piece)));
                if (asked.encode().contains(STALL)) {
                    caller.silence(Duration.ofMinutes(5));
                } else if (asked.encode().contains(CUT)) {
                    return false;
                }
            }
        }
        event(asked, caller, delta(new JsonObject()).put("finish_reason", finish(asked)));
        caller.write("data: "
                + head(asked, "chat.completion.chunk", null)
                        .put("usage", usage())
                        .encode() + "\n\n");
        caller.write("data: [DONE]\n\n");
        return false;
    }

    private static void event(JsonObject asked, Caller caller, JsonObject choice) throws IOException {
        caller.write("data: " + head(asked, "chat.completion.chunk", choice).encode() + "\n\n");
    }

    private static JsonObject head(JsonObject asked, String object, JsonObject choice) {
        return new JsonObject()
                .put("id", "theirs")
                .put("object", object)
                .put("created", 1_767_225_600)
                .put("model", asked.getString("model") + "-0125")
                .put("choices", choice == null ? new JsonArray() : new JsonArray().add(choice));
    }

    private static JsonObject delta(JsonObject said) {
        return new JsonObject().put("index", 0).put("delta", said).putNull("finish_reason");
    }

    private static JsonObject toolCalls(JsonObject call) {
        return new JsonObject().put("tool_calls", new JsonArray().add(call));
    }

    private static JsonObject call(String arguments) {
        var function = new JsonObject().put("name", "weather").put("arguments", arguments);
        return new JsonObject().put("id", "call_1").put("type", "function").put("function", function);
    }

    private static JsonObject usage() {
        return new JsonObject()
                .put("prompt_tokens", 9)
                .put("completion_tokens", 7)
                .put("total_tokens", 16);
    }

    /** Tools are called once; what they gave is answered in words. */
    private static boolean calls(JsonObject asked) {
        JsonArray messages = asked.getJsonArray("messages");
        String last = messages.getJsonObject(messages.size() - 1).getString("role");
        return asked.containsKey("tools") && !last.equals("tool");
    }

    private static String finish(JsonObject asked) {
        return calls(asked) ? "tool_calls" : "stop";
    }

    private static String text(JsonObject asked) {
        return asked.containsKey("response_format") ? OBJECT : TEXT;
    }
}
