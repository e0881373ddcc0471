package io.colloquy.graph.generation;

import io.colloquy.graph.longday.DayLoad;
import io.colloquy.graph.prompt.TokenEstimate;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.route.Route;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * How many tokens a call may take, estimated high.
 *
 * @param prompt what is sent
 * @param answer what may be written, where the caller did not bound it a guess
 */
record Size(long prompt, long answer) {
    private static final int AROUND_A_MESSAGE = 24;
    /** What vision models count for a picture, whatever the length of its address. */
    private static final int PICTURE = 1_500;

    private static final int UNBOUNDED_ANSWER = 4_096;

    /** One call of its own. */
    static Size of(Call call) {
        return call.material() instanceof Material.Day day
                ? of(DayLoad.of(day, null))
                : of(((Material.Chat) call.material()).request());
    }

    /** An order with all the calls that it takes on these routes; the first of them says whether a day is told in parts. */
    static Size of(Call call, List<Route> routes) {
        return call.material() instanceof Material.Day day
                ? of(DayLoad.of(day, routes.get(0).window()))
                : of(call);
    }

    long total() {
        return prompt + answer;
    }

    private static Size of(DayLoad load) {
        return new Size(load.prompt(), load.answer());
    }

    private static Size of(JsonObject request) {
        long prompt = 0;
        for (Object message : request.getJsonArray("messages")) {
            prompt += AROUND_A_MESSAGE + (message instanceof JsonObject known ? tokens(known) : 0);
        }
        if (request.getValue("tools") instanceof JsonArray tools) {
            prompt += TokenEstimate.of(tools.encode());
        }
        Object bound = request.getValue("max_completion_tokens", request.getValue("max_tokens"));
        return new Size(prompt, bound instanceof Number number ? Math.max(0, number.longValue()) : UNBOUNDED_ANSWER);
    }

    private static long tokens(JsonObject message) {
        Object content = message.getValue("content");
        long tokens = message.containsKey("tool_calls")
                ? TokenEstimate.of(message.getValue("tool_calls").toString())
                : 0;
        if (content instanceof String text) {
            return tokens + TokenEstimate.of(text);
        }
        if (content instanceof JsonArray parts) {
            for (Object part : parts) {
                tokens += part instanceof JsonObject known && known.getValue("text") instanceof String text
                        ? TokenEstimate.of(text)
                        : PICTURE;
            }
        }
        return tokens;
    }
}
