package io.colloquy.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Merge merge = new Merge();

    @Test
    void whatNobodyReachesIsNotThereNorWhatOnlyItUses() {
        ObjectNode service = service("/api/a", "One");
        use(service, "/internal/a", "Inner");
        define(service, "One", JSON.createObjectNode().put("x", 1));
        define(service, "Inner", JSON.createObjectNode().put("y", 1));
        add("A", service);

        assertEquals(List.of("One"), schemas());
        assertEquals(List.of("/api/a"), names(merge.paths()));
    }

    @Test
    void theSameComponentIsSaidOnce() {
        add("A", define(service("/api/a", "One"), "One", JSON.createObjectNode().put("x", 1)));
        add("B", define(service("/api/b", "One"), "One", JSON.createObjectNode().put("x", 1)));

        assertEquals(List.of("One"), schemas());
    }

    @Test
    void anotherComponentOfTheSameNameGetsItsServicesPrefixAndSoDoesWhatMentionsIt() {
        for (String name : List.of("a", "b")) {
            ObjectNode service = service("/api/" + name, "List");
            define(service, "List", JSON.createObjectNode().set("items", reference("One")));
            add(
                    name.toUpperCase(Locale.ROOT),
                    define(service, "One", JSON.createObjectNode().put("x", name)));
        }

        assertEquals(List.of("List", "One", "BList", "BOne"), schemas());
        assertEquals(reference("List"), merge.paths().at("/~1api~1a/get"));
        assertEquals(reference("One"), merge.components().at("/schemas/List/items"));
        assertEquals(reference("BList"), merge.paths().at("/~1api~1b/get"));
        assertEquals(reference("BOne"), merge.components().at("/schemas/BList/items"));
    }

    @Test
    void aPathBelongsToOneService() {
        add("A", service("/api/a", "One"));

        assertThrows(IllegalStateException.class, () -> add("B", service("/api/a", "One")));
    }

    private void add(String prefix, JsonNode service) {
        merge.add(Description.of(prefix, service, path -> path.startsWith("/api/")));
    }

    private List<String> schemas() {
        return names(merge.components().path("schemas"));
    }

    private static ObjectNode service(String path, String component) {
        return use(JSON.createObjectNode(), path, component);
    }

    private static ObjectNode use(ObjectNode service, String path, String component) {
        service.withObjectProperty("paths").putObject(path).set("get", reference(component));
        return service;
    }

    private static ObjectNode define(ObjectNode service, String name, JsonNode schema) {
        service.withObjectProperty("components").withObjectProperty("schemas").set(name, schema);
        return service;
    }

    private static JsonNode reference(String component) {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + component);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
