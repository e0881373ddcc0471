package io.colloquy.gateway.problem;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What the gateway itself says when it cannot pass a call on: one shape (RFC 9457) for every reason, OpenAI's under /v1. */
public record Problem(int status, String name, String title, String detail, Map<String, String> headers) {
    private static final String TYPES = "https://colloquy.io/problems/";

    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(status, name, title, detail, Map.of());
    }

    /** Nothing is wrong with the request, and it may be sent again. */
    public static Problem databaseUnavailable() {
        return of(
                        503,
                        "database-unavailable",
                        "The database does not answer",
                        "Send the same request again in a moment.")
                .with("Retry-After", "2");
    }

    static URI type(String name) {
        return URI.create(TYPES + name);
    }

    URI type() {
        return type(name);
    }

    public Problem with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Problem(status, name, title, detail, Map.copyOf(all));
    }

    /**
     * Ends the response with this problem; the caller makes sure that its head was not sent yet. OpenAI's SDKs repeat a 5xx
     * by themselves unless they are told not to: only of a 503 is it sure that no model was called for nothing. A 429 is
     * repeated when its Retry-After says.
     */
    public void answer(HttpServerResponse response, boolean openAi) {
        response.setStatusCode(status)
                .setStatusMessage(title)
                .putHeader("Content-Type", openAi ? "application/json" : "application/problem+json");
        headers.forEach(response::putHeader);
        if (openAi) {
            response.putHeader("X-Should-Retry", Boolean.toString(status == 503 || status == 429));
        }
        response.end(text(openAi));
    }

    public String text(boolean openAi) {
        return (openAi ? openAi() : json()).encode();
    }

    private JsonObject json() {
        return new JsonObject()
                .put("type", TYPES + name)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }

    /** The clients of these paths look for a message in this place only. */
    private JsonObject openAi() {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", detail)
                                .put("type", status < 500 ? "invalid_request_error" : "server_error")
                                .putNull("param")
                                .put("code", name.replace('-', '_')));
    }
}
