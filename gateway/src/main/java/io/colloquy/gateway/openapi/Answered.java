package io.colloquy.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What is answered has all its fields, but for those that may be null: services write whole records. Their builds tell which
 * fields a request needs, and leave this out.
 */
final class Answered {
    private final ObjectNode components;

    private Answered(ObjectNode components) {
        this.components = components;
    }

    static void complete(ObjectNode paths, ObjectNode components) {
        new Answered(components).complete(paths);
    }

    private void complete(ObjectNode paths) {
        List<JsonNode> asked = new ArrayList<>();
        asked.addAll(paths.findValues("requestBody"));
        asked.addAll(paths.findValues("parameters"));
        Set<String> answered = below(paths.findValues("responses"));
        answered.removeAll(below(asked));
        answered.forEach(name -> require(components.at("/" + name)));
    }

    private static void require(JsonNode schema) {
        if (!schema.path("properties").isObject() || schema.has("required")) {
            return;
        }
        ArrayNode required = ((ObjectNode) schema).putArray("required");
        schema.path("properties").properties().stream()
                .filter(property -> !mayBeNull(property.getValue()))
                .forEach(property -> required.add(property.getKey()));
        if (required.isEmpty()) {
            ((ObjectNode) schema).remove("required");
        }
    }

    private static boolean mayBeNull(JsonNode schema) {
        return isNull(schema)
                || StreamSupport.stream(schema.path("anyOf").spliterator(), false)
                        .anyMatch(Answered::isNull);
    }

    private static boolean isNull(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.asText().equals("null")
                || StreamSupport.stream(type.spliterator(), false)
                        .anyMatch(one -> one.asText().equals("null"));
    }

    /** The components that these lead to, by way of others too. */
    private Set<String> below(List<JsonNode> nodes) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(nodes);
        while (!open.isEmpty()) {
            for (String name : Description.references(open.pop())) {
                if (seen.add(name)) {
                    open.push(components.at("/" + name));
                }
            }
        }
        return seen;
    }
}
