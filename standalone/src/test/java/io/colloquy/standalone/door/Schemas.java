package io.colloquy.standalone.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds bodies against schemas of one document, more strictly than its readers have to: a field that the document does not
 * tell of is a fault, because a reader who only has the document would never find it.
 */
final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory DRAFT = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig WITH_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode definitions;
    private final Map<JsonNode, JsonSchema> known = new ConcurrentHashMap<>();

    Schemas(JsonNode document) {
        definitions = closed(document.at("/components/schemas").deepCopy());
    }

    /** What is wrong with a body; empty when nothing is. */
    List<String> faults(JsonNode schema, String body) {
        try {
            JsonNode read = JSON.readTree(body);
            return of(schema).validate(read).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of("is no JSON");
        }
    }

    private JsonSchema of(JsonNode schema) {
        return known.computeIfAbsent(schema, first -> {
            ObjectNode whole = (ObjectNode) closed(first.deepCopy());
            whole.set("$defs", definitions);
            return DRAFT.getSchema(whole, WITH_FORMATS);
        });
    }

    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        if (node.has("$ref")) {
            ((ObjectNode) node).put("$ref", node.path("$ref").asText().replace("#/components/schemas/", "#/$defs/"));
        }
        node.forEach(Schemas::closed);
        return node;
    }
}
