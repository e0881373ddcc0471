package io.colloquy.graph.streaming;

import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Usage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The completion in one piece that a stream of deltas amounts to, and the deltas that a completion amounts to. */
public final class StreamedCompletion {
    private final StringBuilder text = new StringBuilder();
    private final JsonObject rest = new JsonObject();
    private Delta last;

    public void add(Delta delta) {
        text.append(delta.text());
        if (delta.delta() != null) {
            Merged.into(rest, delta.delta());
        }
        last = delta;
    }

    /** Whether there is anything that somebody would pay for. */
    public boolean isEmpty() {
        return last == null;
    }

    /** In OpenAI's form, once the last delta has come. */
    public JsonObject json() {
        boolean calls = rest.containsKey("tool_calls");
        var message = new JsonObject().put("role", "assistant");
        message.put("content", calls && text.isEmpty() ? null : text.toString());
        rest.forEach(field -> message.put(field.getKey(), Merged.finished(field.getValue())));
        var choice = new JsonObject()
                .put("index", 0)
                .put("message", message)
                .put("finish_reason", last.finish() == Finish.TRUNCATED ? "length" : calls ? "tool_calls" : "stop");
        var json = new JsonObject()
                .put("object", "chat.completion")
                .put("model", last.model())
                .put("choices", new JsonArray().add(choice));
        return last.usage() == null ? json : json.put("usage", usage(last.usage()));
    }

    /** The text and all else in one delta, then the finish. */
    public static List<Delta> deltas(JsonObject completion, Usage usage, String model) {
        JsonObject choice = completion.getJsonArray("choices").getJsonObject(0);
        JsonObject rest = choice.getJsonObject("message").copy();
        rest.remove("role");
        Object text = rest.remove("content");
        if (rest.getValue("tool_calls") instanceof JsonArray calls) {
            rest.put("tool_calls", Merged.numbered(calls));
        }
        rest.fieldNames().stream()
                .filter(name -> rest.getValue(name) == null)
                .toList()
                .forEach(rest::remove);
        var deltas = new ArrayList<Delta>();
        deltas.add(
                new Delta(text instanceof String words ? words : "", rest.isEmpty() ? null : rest, null, null, model));
        Finish finish = "length".equals(choice.getValue("finish_reason")) ? Finish.TRUNCATED : Finish.COMPLETE;
        deltas.add(new Delta("", null, finish, usage, model));
        return deltas;
    }

    private static JsonObject usage(Usage usage) {
        return new JsonObject()
                .put("prompt_tokens", usage.promptTokens())
                .put("completion_tokens", usage.completionTokens())
                .put("total_tokens", usage.promptTokens() + usage.completionTokens());
    }
}
