package io.colloquy.standalone.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.standalone.system.Service;
import java.util.Optional;

/**
 * One operation of an OpenAPI document.
 *
 * @param path with its parameters in braces
 * @param described the operation's own part of the document
 * @param document the whole, for its references
 */
record Operation(Service service, String method, String path, JsonNode described, JsonNode document) {
    /** As tables write it. */
    String name() {
        return method + " " + path;
    }

    /** Whether it is for services only. */
    boolean isInternal() {
        return path.startsWith("/internal/");
    }

    /** What the document says of a status by its number; empty if it does not name it. */
    Optional<JsonNode> response(int status) {
        JsonNode response = described.path("responses").path(Integer.toString(status));
        return response.isMissingNode() ? Optional.empty() : Optional.of(resolved(response));
    }

    /** What a reference stands for, or the node itself. */
    JsonNode resolved(JsonNode node) {
        JsonNode there = node;
        while (there.has("$ref")) {
            there = document.at(there.path("$ref").asText().substring(1));
        }
        return there;
    }

    @Override
    public String toString() {
        return name();
    }
}
