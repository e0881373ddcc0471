package io.colloquy.standalone.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Requests that an operation's description allows, with the ids of things that exist. */
final class ValidRequests {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final String BOUNDARY = "----door";
    private static final String EXPORT = "13/01/2024, 10:00 - Ana: hello %d\r\n14/01/2024, 10:00 - Ben: hello %d\r\n";

    private final Things things;
    private final Random random;

    ValidRequests(Things things, Random random) {
        this.things = things;
        this.random = random;
    }

    Draft of(Operation operation) {
        Draft draft = new Draft(operation);
        for (JsonNode parameter : operation.described().path("parameters")) {
            JsonNode described = operation.resolved(parameter);
            String name = described.path("name").asText();
            String value = text(operation, described.path("schema"));
            switch (described.path("in").asText()) {
                case "path" -> draft.path.put(name, Draft.encoded(idOr(operation, name, value)));
                case "query" -> {
                    if (described.path("required").asBoolean() || random.nextInt(3) == 0) {
                        draft.query.add(name + "=" + Draft.encoded(value));
                    }
                }
                default -> {
                    // A deadline of some milliseconds is a 504, and rightly so.
                    if (random.nextInt(4) == 0 && !name.equals("X-Request-Deadline-Ms")) {
                        draft.headers.add(name + ": " + value);
                    }
                }
            }
        }
        body(operation, draft);
        return draft;
    }

    /** What is deleted would be missing from then on, so that is always something that does not exist. */
    private String idOr(Operation operation, String name, String made) {
        String known = things.idIn(operation.path(), name);
        boolean gone = operation.method().equals("DELETE") || operation.path().startsWith("/api/operator/accounts");
        if (known == null || gone || random.nextInt(8) == 0) {
            return known != null && known.matches("[0-9]+") ? Integer.toString(900_000 + random.nextInt(99_999)) : made;
        }
        return known;
    }

    private void body(Operation operation, Draft draft) {
        List<JsonNode> found = operation.described().path("requestBody").path("content").properties().stream()
                .map(type -> (JsonNode) JSON.objectNode()
                        .put("type", type.getKey())
                        .set("schema", type.getValue().path("schema")))
                .toList();
        if (found.isEmpty()) {
            return;
        }
        JsonNode chosen = found.get(random.nextInt(found.size()));
        draft.mediaType = chosen.path("type").asText();
        JsonNode schema = operation.resolved(chosen.path("schema"));
        if (draft.mediaType.startsWith("multipart/")) {
            draft.mediaType += "; boundary=" + BOUNDARY;
            draft.content = form(operation, schema);
        } else if (draft.mediaType.endsWith("json")
                && !schema.path("format").asText().equals("binary")) {
            draft.json = value(operation, schema, 0);
        } else {
            draft.content = "{\"sourcedb\":\"door\",\"sourceid\":\"%d\",\"text\":\"It rains.\",\"denotations\":[]}\n"
                    .formatted(random.nextInt(1000))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private byte[] form(Operation operation, JsonNode schema) {
        StringBuilder form = new StringBuilder();
        schema.path("properties").properties().forEach(field -> {
            boolean file = field.getKey().equals("file");
            if (file || random.nextInt(3) == 0) {
                int number = random.nextInt(1_000_000);
                form.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
                form.append(field.getKey()).append('"').append(file ? "; filename=\"door.txt\"" : "");
                form.append("\r\n\r\n");
                form.append(file ? EXPORT.formatted(number, number) : text(operation, field.getValue()));
                form.append("\r\n");
            }
        });
        return form.append("--" + BOUNDARY + "--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String text(Operation operation, JsonNode schema) {
        JsonNode value = value(operation, schema, 0);
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private JsonNode value(Operation operation, JsonNode referring, int depth) {
        JsonNode schema = operation.resolved(referring);
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.path(choice).size() > 0) {
                return value(
                        operation,
                        schema.path(choice)
                                .get(random.nextInt(schema.path(choice).size())),
                        depth + 1);
            }
        }
        if (depth > DEEPEST) {
            return NullNode.instance;
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "object" -> object(operation, schema, depth);
            case "array" -> array(operation, schema, depth);
            case "integer", "number" -> number(schema);
            // What is switched off stays so for all who come after.
            case "boolean" -> JSON.booleanNode(true);
            case "string" -> JSON.textNode(string(schema));
            default -> JSON.textNode("anything");
        };
    }

    private ObjectNode object(Operation operation, JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            String known = things.idNamed(property.getKey());
            if (random.nextInt(6) > 0) {
                JsonNode made = value(operation, property.getValue(), depth + 1);
                object.set(property.getKey(), known != null && made.isTextual() ? JSON.textNode(known) : made);
            }
        });
        return object;
    }

    private ArrayNode array(Operation operation, JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(3); i >= 0; i--) {
            array.add(value(operation, schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode number(JsonNode schema) {
        int least = schema.path("minimum").asInt(0);
        int most = Math.min(schema.path("maximum").asInt(100), least + 1000);
        return JSON.numberNode(least + random.nextInt(Math.max(1, most - least)));
    }

    private String string(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date" ->
                LocalDate.of(2024, 1, 1).plusDays(random.nextInt(400)).toString();
            case "date-time" ->
                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(10_000_000))
                        .toString();
            default ->
                List.of("Ana", "Europe/Berlin", "2024-01-13", "04:00", "missing", "a b", "word")
                        .get(random.nextInt(7));
        };
    }
}
