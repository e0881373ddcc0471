package io.colloquy.graph.chat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A chat request, checked. Fields that nobody here knows pass, because providers have their own.
 *
 * @param includeUsage whether a stream ends with a chunk that tells the usage
 * @param passed what goes to the provider: all but model, stream and stream_options
 */
record ChatRequest(String model, boolean streamed, boolean includeUsage, JsonObject passed) {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    static ChatRequest read(byte[] body) {
        JsonObject json = RequestBody.read(body);
        var request = new Fields("", json);
        String model = request.requiredText("model");
        if (model.isBlank()) {
            throw request.invalid("invalid_value", "model", "must not be blank.");
        }
        ChatMessages.check(request);
        checkLimits(request);
        checkTools(request);
        checkFormat(request);
        boolean streamed = request.flag("stream");
        boolean includeUsage = includeUsage(request, streamed);
        List.of("model", "stream", "stream_options").forEach(json::remove);
        return new ChatRequest(model, streamed, includeUsage, json);
    }

    private static void checkLimits(Fields request) {
        request.whole("max_tokens", 1, NO_LIMIT);
        request.whole("max_completion_tokens", 1, NO_LIMIT);
        Long choices = request.whole("n", 1, NO_LIMIT);
        if (choices != null && choices > 1) {
            throw request.invalid(
                    "unsupported_value",
                    "n",
                    "must be 1: every answer is validated and paid for as one. Send n requests.");
        }
        request.number("temperature", 0, 2);
        request.number("top_p", 0, 1);
        request.number("frequency_penalty", -2, 2);
        request.number("presence_penalty", -2, 2);
        request.whole("seed", Long.MIN_VALUE, NO_LIMIT);
        request.flag("logprobs");
        request.whole("top_logprobs", 0, 20);
        request.object("logit_bias");
        request.object("metadata");
        request.text("user");
        request.text("reasoning_effort");
        checkStop(request);
    }

    private static void checkStop(Fields request) {
        Object stop = request.value("stop");
        boolean texts = stop instanceof JsonArray list && list.stream().allMatch(String.class::isInstance);
        if (stop != null && !(stop instanceof String) && !texts) {
            throw request.wrongType("stop", "a string or an array of strings", stop);
        }
    }

    private static void checkTools(Fields request) {
        for (Fields tool : request.objects("tools")) {
            if (tool.requiredText("type").equals("function")) {
                Fields function = tool.object("function");
                if (function == null) {
                    throw tool.missing("function");
                }
                function.requiredText("name");
                function.object("parameters");
            }
        }
        Object choice = request.value("tool_choice");
        if (choice != null && !(choice instanceof String) && !(choice instanceof JsonObject)) {
            throw request.wrongType("tool_choice", "a string or an object", choice);
        }
        request.flag("parallel_tool_calls");
    }

    private static void checkFormat(Fields request) {
        Fields format = request.object("response_format");
        if (format == null) {
            return;
        }
        String type = format.requiredOneOf("type", List.of("text", "json_object", "json_schema"));
        if (type.equals("json_schema")) {
            Fields schema = format.object("json_schema");
            if (schema == null) {
                throw format.missing("json_schema");
            }
            schema.requiredText("name");
            schema.object("schema");
        }
    }

    private static boolean includeUsage(Fields request, boolean streamed) {
        Fields options = request.object("stream_options");
        if (options != null && !streamed) {
            throw request.invalid("invalid_value", "stream_options", "needs stream to be true.");
        }
        return options != null && options.flag("include_usage");
    }
}
