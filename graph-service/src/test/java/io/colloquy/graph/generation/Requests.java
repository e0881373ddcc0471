package io.colloquy.graph.generation;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests as summary-service sends them. */
public final class Requests {
    private Requests() {}

    public static Map<String, Object> summary(String key, String... texts) {
        var messages = new ArrayList<Map<String, Object>>();
        for (String text : texts) {
            messages.add(message(messages.size() + 1, text));
        }
        return new HashMap<>(Map.of("key", key, "purpose", "summary", "messages", messages));
    }

    public static Map<String, Object> message(int number, String text) {
        String at = "2024-01-01T09:%02d:00".formatted(number % 60);
        return new HashMap<>(Map.of("number", number, "at", at, "sender", "Anna", "kind", "text", "text", text));
    }

    public static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
        var changed = new HashMap<>(request);
        changed.put(field, value);
        return changed;
    }

    public static Map<String, Object> withMessages(String key, List<?> messages) {
        return with(summary(key, "x"), "messages", messages);
    }

    public static Response post(Map<String, Object> request) {
        return request().body(request).post("/internal/generations");
    }

    public static RequestSpecification request() {
        return given().contentType("application/json");
    }
}
