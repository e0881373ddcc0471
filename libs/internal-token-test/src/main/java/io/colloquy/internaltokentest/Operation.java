package io.colloquy.internaltokentest;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One operation of a service's {@code openapi/openapi.yaml}.
 *
 * @param path with something in the places of its parameters
 */
public record Operation(String method, String path) {
    /** What stands in the places of parameters. */
    static final String FILLED = "1";

    private static final Path DOCUMENT = Path.of("openapi", "openapi.yaml");

    /** All that the module's document knows, as the last build wrote it. */
    public static List<Operation> all() {
        List<Operation> operations = new ArrayList<>();
        document()
                .path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(new Operation(
                                method.toUpperCase(Locale.ROOT), path.getKey().replaceAll("\\{[^}]*}", FILLED)))));
        return operations;
    }

    public boolean isInternal() {
        return path.startsWith("/internal/");
    }

    /** Whether it takes along, or away, all that the account in its path has. */
    public boolean isAboutAccount() {
        return path.startsWith("/internal/accounts/");
    }

    public boolean isForOperators() {
        return path.startsWith("/api/operator/");
    }

    /** The answer to a call without any credential. */
    public Response callWithoutToken() {
        return given().noFilters().request(method, path);
    }

    /** The answer to a call with this Authorization header and no body. */
    public Response call(Header authorization) {
        return given().header(authorization).request(method, path);
    }

    /** The answer to a call with this header and without any credential. */
    public Response callUnfiltered(Header header) {
        return given().noFilters().header(header).request(method, path);
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(DOCUMENT.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
