package io.colloquy.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Several descriptions as one. What two of them call by the same name and mean the same is said once. */
final class Merge {
    private final ObjectNode paths = JsonNodeFactory.instance.objectNode();
    private final ObjectNode components = JsonNodeFactory.instance.objectNode();

    void add(Description description) {
        Map<String, String> names = names(description);
        Description.rename(description.paths(), names);
        Description.rename(description.components(), names);
        description
                .components()
                .properties()
                .forEach(kind -> kind.getValue().properties().forEach(one -> {
                    String name = kind.getKey() + "/" + one.getKey();
                    components
                            .withObjectProperty(kind.getKey())
                            .set(
                                    names.getOrDefault(name, name)
                                            .substring(kind.getKey().length() + 1),
                                    one.getValue());
                }));
        description.paths().properties().forEach(path -> {
            if (paths.has(path.getKey())) {
                throw new IllegalStateException(path.getKey() + " is described twice");
            }
            paths.set(path.getKey(), path.getValue());
        });
    }

    ObjectNode paths() {
        return paths;
    }

    ObjectNode components() {
        return components;
    }

    Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        paths.findValues("tags").forEach(list -> list.forEach(tag -> tags.add(tag.asText())));
        return tags;
    }

    /** New names for the components that would get into the way of others, and for those of the same text that mention them. */
    private Map<String, String> names(Description description) {
        Map<String, String> names = new HashMap<>();
        Set<String> shared = new LinkedHashSet<>();
        description
                .components()
                .properties()
                .forEach(kind -> kind.getValue().properties().forEach(one -> {
                    JsonNode there = components.path(kind.getKey()).path(one.getKey());
                    String name = kind.getKey() + "/" + one.getKey();
                    if (there.equals(one.getValue())) {
                        shared.add(name);
                    } else if (!there.isMissingNode()) {
                        names.put(name, kind.getKey() + "/" + description.prefix() + one.getKey());
                    }
                }));
        while (shared.removeIf(name -> mentions(description, name, names))) {}
        return names;
    }

    private static boolean mentions(Description description, String name, Map<String, String> names) {
        int slash = name.indexOf('/');
        JsonNode component =
                description.components().path(name.substring(0, slash)).path(name.substring(slash + 1));
        boolean moved = Description.references(component).stream().anyMatch(names::containsKey);
        if (moved) {
            names.put(name, name.substring(0, slash + 1) + description.prefix() + name.substring(slash + 1));
        }
        return moved;
    }
}
