package io.colloquy.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.gateway.route.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Every operation that clients reach, as the services' own builds described them, in one document. */
final class OpenApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

    private OpenApiDocument() {}

    static ObjectNode read() {
        Merge merge = new Merge();
        merge.add(Description.of("Gateway", resource("gateway"), OpenApiDocument::own));
        merge.add(Description.of("Summary", resource("summary-service"), path -> passes(path, Neighbour.SUMMARY)));
        merge.add(Description.of("Graph", resource("graph-service"), path -> passes(path, Neighbour.GRAPH)));
        merge.add(Description.of("Tracking", resource("tracking-service"), path -> passes(path, Neighbour.TRACKING)));
        EveryOperation.complete(merge.paths());
        Answered.complete(merge.paths(), merge.components());

        ObjectNode document = (ObjectNode) resource("colloquy");
        ObjectNode components = document.withObjectProperty("components");
        merge.components()
                .properties()
                .forEach(kind -> components.withObjectProperty(kind.getKey()).setAll((ObjectNode) kind.getValue()));
        merge.tags()
                .forEach(tag -> document.withArrayProperty("tags").addObject().put("name", tag));
        document.set("paths", merge.paths());
        return document;
    }

    static byte[] json(JsonNode document) {
        return write(JSON, document);
    }

    static byte[] yaml(JsonNode document) {
        return write(YAML, document);
    }

    private static boolean own(String path) {
        return RouteTable.ownOf(path).isPresent();
    }

    private static boolean passes(String path, Neighbour neighbour) {
        return RouteTable.routeOf(path)
                .filter(route -> route.neighbour() == neighbour)
                .isPresent();
    }

    private static byte[] write(ObjectMapper mapper, JsonNode document) {
        try {
            return mapper.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode resource(String name) {
        String file = "/openapi/" + name + "/openapi.yaml";
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
