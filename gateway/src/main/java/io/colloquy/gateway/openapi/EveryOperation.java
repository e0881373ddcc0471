package io.colloquy.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.gateway.identity.Permission;
import io.colloquy.gateway.route.RouteTable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the gateway adds to every operation, and no service knows of: who may call it, and how it may be refused. */
final class EveryOperation {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options");
    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");

    private static final Map<String, String> REFUSALS = Map.of(
            "401", "Unauthenticated",
            "403", "Forbidden",
            "429", "TooManyRequests",
            "503", "Unavailable");

    private EveryOperation() {}

    static void complete(ObjectNode paths) {
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> complete(path.getKey(), member.getKey(), (ObjectNode) member.getValue())));
    }

    private static void complete(String path, String method, ObjectNode operation) {
        boolean open = Permission.open(method.toUpperCase(Locale.ROOT), path);
        boolean health = path.startsWith("/health");
        String shape = RouteTable.speaksOpenAi(path) ? "OpenAi" : "";
        if (open) {
            operation.putArray("security");
        }
        if (WRITES.contains(method) && !open) {
            operation.withArrayProperty("parameters").addObject().put("$ref", "#/components/parameters/IdempotencyKey");
        }
        ObjectNode responses = operation.withObjectProperty("responses");
        REFUSALS.keySet().stream()
                .sorted()
                .filter(status -> !health && !(open && (status.equals("401") || status.equals("403"))))
                .forEach(status -> refusal(responses, status, shape + REFUSALS.get(status)));
        refusal(responses, "default", shape + "Problem");
    }

    /** A service's own word on a status says more. */
    private static void refusal(ObjectNode responses, String status, String response) {
        JsonNode said = responses.path(status);
        if (said.path("content").isMissingNode() && said.path("$ref").isMissingNode()) {
            responses.putObject(status).put("$ref", "#/components/responses/" + response);
        }
    }
}
