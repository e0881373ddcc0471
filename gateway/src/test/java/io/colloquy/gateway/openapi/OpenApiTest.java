package io.colloquy.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.colloquy.gateway.identity.AssumedOperator;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.route.RouteTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class OpenApiTest {
    @Test
    void oneDocumentHasTheOperationsOfAllAndNothingInternal() {
        OpenAPI document = parsed(given().get("/openapi").asByteArray());

        Map<String, PathItem> paths = document.getPaths().getPathItems();
        List.of("/health", "/api/chats", "/api/imports", "/api/jobs", "/api/annotations/{project}", "/v1/models")
                .forEach(path -> assertTrue(paths.containsKey(path), path));
        paths.keySet()
                .forEach(path -> assertTrue(
                        RouteTable.routeOf(path).isPresent()
                                || RouteTable.ownOf(path).isPresent(),
                        path));
        assertFalse(paths.keySet().stream().anyMatch(path -> path.contains("internal")));
    }

    @Test
    void everyOperationTellsHowItMayBeRefusedAndWhoMayCall() {
        parsed(given().get("/openapi").asByteArray())
                .getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> assertTold(path + " " + method, operation)));
    }

    @Test
    void everyReferenceLeadsSomewhere() throws Exception {
        JsonNode document =
                new ObjectMapper().readTree(given().get("/openapi?format=json").asByteArray());

        for (String reference : Description.references(document)) {
            assertFalse(document.at("/components/" + reference).isMissingNode(), reference);
        }
    }

    @Test
    void bothFormsSayTheSameAndAreKnownAgainByTheirTags() throws Exception {
        byte[] yaml =
                given().header(AssumedOperator.NOBODY, "1").get("/openapi").asByteArray();
        byte[] json = given().get("/openapi?format=json").asByteArray();
        String tag = given().get("/openapi").header("ETag");

        assertEquals(new ObjectMapper().readTree(json), new ObjectMapper(new YAMLFactory()).readTree(yaml));
        given().header("If-None-Match", tag)
                .get("/openapi")
                .then()
                .statusCode(304)
                .header("Cache-Control", equalTo("private, no-cache"));
        given().get("/openapi?format=xml").then().statusCode(400).body("type", containsString("unknown-format"));
    }

    private static void assertTold(String name, Operation operation) {
        assertTrue(operation.getResponses().getDefaultValue() != null, name);
        boolean open =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        // A log-in is open to everybody and fails in the same way.
        assertTrue(open || operation.getResponses().hasAPIResponse("401"), name);
    }

    private static OpenAPI parsed(byte[] document) {
        return SmallRyeOpenAPI.builder()
                .enableAnnotationScan(false)
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .withCustomStaticFile(() -> new ByteArrayInputStream(document))
                .build()
                .model();
    }
}
