package io.colloquy.gateway.idempotency;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * An answer as it is kept.
 *
 * @param body null when it was not kept
 */
record Answer(int status, JsonObject headers, Buffer body) {
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final List<String> KEPT = List.of(
            "Content-Type",
            "Content-Encoding",
            "Content-Language",
            "Content-Disposition",
            "Content-Location",
            "Location",
            "ETag",
            "Last-Modified",
            "Link",
            "Preference-Applied",
            "Retry-After",
            "Vary");

    /** Nobody knows whether anything happened, or it is sure that nothing did: the request may be carried out again. */
    private static final Set<Integer> OPEN = Set.of(401, 408, 425, 429, 499);

    static Answer of(int status, MultiMap headers, Buffer body) {
        JsonObject kept = new JsonObject();
        for (String name : KEPT) {
            List<String> values = headers.getAll(name);
            if (!values.isEmpty()) {
                kept.put(name, new JsonArray(values));
            }
        }
        return new Answer(status, kept, body);
    }

    /** That there was one, and nothing else. */
    static Answer none(int status) {
        return new Answer(status, new JsonObject(), null);
    }

    static boolean settles(int status) {
        return status >= 200 && status < 500 && !OPEN.contains(status);
    }

    void replay(HttpServerResponse response) {
        response.setStatusCode(status);
        for (String name : headers.fieldNames()) {
            headers.getJsonArray(name).forEach(value -> response.headers().add(name, (String) value));
        }
        response.putHeader(REPLAYED, "true");
        if (body.length() == 0) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
