package io.colloquy.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.gateway.identity.Permission;
import io.colloquy.gateway.route.RouteTable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the gateway adds to every operation, and no service knows of: who may call it, and how it may be refused. */
final class EveryOperation {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options");
    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");
    private static final String PROBLEM = "application/problem+json";

    private static final Map<String, String> REFUSALS = new TreeMap<>(Map.of(
            "400", "Malformed",
            "401", "Unauthenticated",
            "403", "Forbidden",
            "409", "KeyInUse",
            "413", "BodyTooLarge",
            "415", "UnsupportedMediaType",
            "422", "KeyReused",
            "429", "TooManyRequests",
            "503", "Unavailable"));

    private final String path;
    private final boolean open;
    private final boolean keyed;
    private final ObjectNode operation;
    private final ObjectNode responses;
    private final String shape;

    private EveryOperation(String path, String method, ObjectNode operation) {
        this.path = path;
        this.operation = operation;
        responses = operation.withObjectProperty("responses");
        open = Permission.open(method.toUpperCase(Locale.ROOT), path);
        // Where a model is waited for, graph-service itself knows the key.
        keyed = WRITES.contains(method) && !open && !RouteTable.waitsForModel(path);
        shape = RouteTable.speaksOpenAi(path) ? "OpenAi" : "";
    }

    static void complete(ObjectNode paths) {
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> new EveryOperation(
                                        path.getKey(), member.getKey(), (ObjectNode) member.getValue())
                                .complete()));
    }

    private void complete() {
        if (open) {
            operation.putArray("security");
        }
        if (keyed) {
            operation.withArrayProperty("parameters").addObject().put("$ref", "#/components/parameters/IdempotencyKey");
        }
        if (!shape.isEmpty()) {
            responses.properties().forEach(response -> speakOpenAi(response.getKey(), response.getValue()));
        }
        REFUSALS.keySet().stream().filter(this::mayBe).forEach(status -> refusal(status, shape + REFUSALS.get(status)));
        refusal("default", shape + "Problem");
    }

    private boolean mayBe(String status) {
        boolean health = path.startsWith("/health");
        return switch (status) {
            case "401", "403" -> !open;
            case "409", "422" -> keyed;
            case "413", "415" -> operation.has("requestBody");
            case "429" -> !health;
            case "503" -> !health && !path.equals("/openapi");
            default -> true;
        };
    }

    private static void speakOpenAi(String status, JsonNode response) {
        if (response.path("content") instanceof ObjectNode content && content.has(PROBLEM)) {
            // What cannot be read as HTTP has no path yet, so that nobody knows who is spoken to.
            if (!status.equals("400")) {
                content.remove(PROBLEM);
            }
            content.putObject("application/json").putObject("schema").put("$ref", "#/components/schemas/OpenAiError");
        }
    }

    /** A service's own word on a status says more. */
    private void refusal(String status, String response) {
        JsonNode said = responses.path(status);
        if (said.path("content").isMissingNode() && said.path("$ref").isMissingNode()) {
            responses.putObject(status).put("$ref", "#/components/responses/" + response);
        }
    }
}
