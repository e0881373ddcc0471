package io.colloquy.graph.caller;

import io.colloquy.graph.As;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Asks the built-in provider on an account's behalf; it answers with sentences of what it was asked. */
public final class Talks {
    private Talks() {}

    public static Response chat(String account, String key, String text) {
        var body = new JsonObject()
                .put("model", model())
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", text)));
        return As.account(account)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body.encode())
                .post("/v1/chat/completions");
    }

    public static Response summary(String account, String key, String text) {
        var message = new JsonObject()
                .put("number", 1)
                .put("at", "2024-01-01T09:30:00")
                .put("sender", "Anna")
                .put("kind", "text")
                .put("text", text);
        var body = new JsonObject()
                .put("key", key)
                .put("purpose", "summary")
                .put("maxPoints", 7)
                .put("messages", new JsonArray().add(message));
        return As.account(account)
                .contentType("application/json")
                .body(body.encode())
                .post("/internal/generations");
    }

    public static String model() {
        return As.account("local").get("/v1/models").jsonPath().getString("data[0].id");
    }
}
