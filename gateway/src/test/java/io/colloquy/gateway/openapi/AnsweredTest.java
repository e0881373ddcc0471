package io.colloquy.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Test;

class AnsweredTest {
    private static final String DOCUMENT = """
            paths:
              /api/a:
                put:
                  requestBody: {content: {json: {schema: {$ref: "#/components/schemas/Both"}}}}
                  responses:
                    "200": {content: {json: {schema: {$ref: "#/components/schemas/Answer"}}}}
                    "201": {content: {json: {schema: {$ref: "#/components/schemas/Both"}}}}
            components:
              schemas:
                Answer:
                  type: object
                  properties:
                    id: {type: integer}
                    name: {type: [string, "null"]}
                    inner: {$ref: "#/components/schemas/Inner"}
                    last: {anyOf: [{$ref: "#/components/schemas/Inner"}, {type: "null"}]}
                Inner: {type: object, properties: {x: {type: string}}}
                Both: {type: object, properties: {y: {type: string}}}
                Stranger: {type: object, properties: {z: {type: string}}}
            """;

    private final ObjectNode document = read();

    @Test
    void everyFieldThatIsAnsweredIsThereUnlessItMayBeNull() {
        Answered.complete(document.withObjectProperty("paths"), document.withObjectProperty("components"));

        assertEquals("[\"id\",\"inner\"]", schema("Answer").path("required").toString());
        assertEquals("[\"x\"]", schema("Inner").path("required").toString());
    }

    @Test
    void whatIsAskedWithTellsItselfWhatItNeeds() {
        Answered.complete(document.withObjectProperty("paths"), document.withObjectProperty("components"));

        assertFalse(schema("Both").has("required"));
        assertFalse(schema("Stranger").has("required"));
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    private static ObjectNode read() {
        try {
            return (ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(DOCUMENT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
