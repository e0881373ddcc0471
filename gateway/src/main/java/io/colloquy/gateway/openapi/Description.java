package io.colloquy.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one service says about itself, cut down to what clients can reach.
 *
 * @param prefix what its components are called by when another service has one of the same name
 */
record Description(String prefix, ObjectNode paths, ObjectNode components) {
    private static final String REFERENCE = "#/components/";
    /** What the problem library calls its problems; all services' are those of the merged document. */
    private static final Map<String, String> PROBLEMS = Map.of(
            "schemas/HttpProblem", "schemas/ProblemDetails",
            "schemas/HttpValidationProblem", "schemas/ProblemDetails");

    static Description of(String prefix, JsonNode document, Predicate<String> reachable) {
        ObjectNode paths = ((ObjectNode) document).objectNode();
        document.path("paths").properties().stream()
                .filter(path -> reachable.test(path.getKey()))
                .forEach(path -> paths.set(path.getKey(), path.getValue().deepCopy()));
        rename(paths, PROBLEMS);
        return new Description(prefix, paths, used(paths, document.path("components")));
    }

    /** The components that these paths lead to, by way of other components too. */
    private static ObjectNode used(ObjectNode paths, JsonNode all) {
        ObjectNode used = paths.objectNode();
        Set<String> seen = new LinkedHashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(Set.of(paths));
        while (!open.isEmpty()) {
            for (String reference : references(open.pop())) {
                String[] kindAndName = reference.split("/", -1);
                JsonNode component = all.path(kindAndName[0]).path(kindAndName[1]);
                if (seen.add(reference) && !component.isMissingNode()) {
                    used.withObjectProperty(kindAndName[0]).set(kindAndName[1], component.deepCopy());
                    open.push(component);
                }
            }
        }
        return used;
    }

    /** As {@code schemas/Name}. */
    static Set<String> references(JsonNode node) {
        Set<String> found = new LinkedHashSet<>();
        String reference = node.path("$ref").asText("");
        if (reference.startsWith(REFERENCE)) {
            found.add(reference.substring(REFERENCE.length()));
        }
        node.forEach(child -> found.addAll(references(child)));
        return found;
    }

    /** Calls components by their new names, wherever they are mentioned. */
    static void rename(JsonNode node, Map<String, String> names) {
        String reference = node.path("$ref").asText("");
        if (reference.startsWith(REFERENCE)) {
            String name = reference.substring(REFERENCE.length());
            ((ObjectNode) node).put("$ref", REFERENCE + names.getOrDefault(name, name));
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> rename(child, names));
        }
    }
}
