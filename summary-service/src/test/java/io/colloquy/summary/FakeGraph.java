package io.colloquy.summary;

import io.colloquy.summary.ScriptedNeighbour.Call;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Graph-service as it should be, unless a test tells it to misbehave. */
public final class FakeGraph {
    private static final String GENERATIONS = "/internal/generations";
    public final ScriptedNeighbour http;

    FakeGraph(Vertx vertx) {
        http = new ScriptedNeighbour(vertx, "graph-service", this::answer);
    }

    public void behave() {
        http.script(this::answer);
    }

    /** The script answers generations; the price is still told. */
    public void misbehave(Function<Call, Reply> script) {
        http.script(call -> call.path().equals(GENERATIONS) ? script.apply(call) : answer(call));
    }

    public List<Call> generations(long chat) {
        return http.calls(GENERATIONS).stream()
                .filter(call -> key(call).startsWith("summary:" + chat + ":"))
                .toList();
    }

    public static String key(Call call) {
        return new JsonObject(call.body()).getString("key");
    }

    public Reply answer(Call call) {
        if (!call.path().equals(GENERATIONS)) {
            return Reply.json(
                    200, Map.of("pricePerMillionInputTokens", 2, "pricePerMillionOutputTokens", 10, "currency", "USD"));
        }
        int messages = new JsonObject(call.body()).getJsonArray("messages").size();
        return generation(passage("They talked.", 1), List.of(passage("And parted.", messages)));
    }

    public static JsonObject passage(String text, Integer... cites) {
        return new JsonObject().put("text", text).put("cites", new JsonArray(List.of(cites)));
    }

    public static Reply generation(JsonObject digest, List<JsonObject> points) {
        return generation(digest, points, null);
    }

    /** The usual answer, which is known to have cost this. */
    public Reply priced(Call call, double cost) {
        int messages = new JsonObject(call.body()).getJsonArray("messages").size();
        return generation(passage("They talked.", 1), List.of(passage("And parted.", messages)), cost);
    }

    private static Reply generation(JsonObject digest, List<JsonObject> points, Double cost) {
        var answer = new JsonObject().put("digest", digest).put("points", new JsonArray(points));
        return Reply.json(
                200,
                new JsonObject()
                        .put("operationId", UUID.randomUUID().toString())
                        .put("provider", "fake")
                        .put("model", "fake-1")
                        .put("promptVersion", "summary/1")
                        .put("attempts", 1)
                        .put("answer", answer)
                        .put("usage", Map.of("promptTokens", 900, "completionTokens", 80))
                        .put("cost", cost));
    }
}
