package io.colloquy.standalone.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The OpenAPI document that the running gateway serves. */
final class Document {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^/]+}");
    private static final String SEGMENT = "[^/]+";
    private static final String REST = ".+";

    private final List<Operation> operations;

    private Document(JsonNode document) {
        operations = OpenApi.operations(Service.GATEWAY, document).stream()
                .sorted(Comparator.comparing(operation -> parameters(operation.path())))
                .toList();
    }

    static Document served() {
        try (RawConnection connection = new RawConnection(DoorSystem.port(Service.GATEWAY))) {
            Answer answer = connection.ask(RawRequest.of("GET", "/openapi?format=json"));
            return new Document(new ObjectMapper().readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return operations;
    }

    Operation named(String name) {
        return operations.stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the document has no " + name));
    }

    /** Which operation a request is for; empty if none has its method and path. */
    Optional<Operation> of(String method, String target) {
        String path = target.split("\\?", 2)[0];
        return matching(method, path, template -> PARAMETER.matcher(template).replaceAll(SEGMENT))
                // The last parameter of some paths may hold slashes.
                .or(() -> matching(
                        method,
                        path,
                        template ->
                                PARAMETER.matcher(template).replaceAll(SEGMENT).replaceAll("\\[\\^/]\\+$", REST)));
    }

    private Optional<Operation> matching(String method, String path, Function<String, String> expression) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> path.matches(expression.apply(operation.path())))
                .findFirst();
    }

    private static long parameters(String path) {
        return PARAMETER.matcher(path).results().count();
    }
}
