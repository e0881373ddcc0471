package io.colloquy.tracking.job;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class BadInputTest {
    private final TrackingClient tracking = new TrackingClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "7",
                "{\"id\": \"no-uuid\"}",
                "{\"batches\": 3}",
                "{\"batches\": [7]}",
                "{}"
            })
    void aBodyThatIsNoJobIsRefused(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/internal/jobs")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 422))
                .contentType("application/problem+json")
                .body("type", startsWith("https://colloquy.io/problems/"));
    }

    @ParameterizedTest
    @CsvSource({"kind, Upper Case", "title, ''", "payload, text"})
    void aWrongFieldIsNamed(String field, String value) {
        var job = tracking.job(UUID.randomUUID(), "a").put(field, value);

        tracking.post("/internal/jobs", job)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 422))
                .body(containsString(field));
    }

    @Test
    void whatCannotBeStoredIsRefusedAndNotAFault() {
        var job = tracking.job(UUID.randomUUID(), "a").put("title", "a\u0000b");
        var payload = tracking.job(UUID.randomUUID(), "a").put("payload", new JsonObject().put("x", "\u0000"));

        tracking.post("/internal/jobs", job).then().statusCode(422);
        tracking.post("/internal/jobs", payload).then().statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/jobs?limit=many, 400",
        "/api/jobs?limit=0, 400",
        "/api/jobs?limit=201, 400",
        "/api/jobs?status=done, 400",
        "/api/jobs?status=running&status=done, 400",
        "/api/jobs?kind=Upper%20Case, 400",
        "/api/jobs?createdAfter=yesterday, 400",
        "/api/jobs?createdBefore=2024-01-01, 400",
        "/api/jobs?createdBefore=%2B300000-01-01T00:00:00Z, 400",
        "/api/jobs?createdAfter=2024-01-02T00:00:00Z&createdBefore=2024-01-01T00:00:00Z, 400",
        "/api/jobs/00000000-0000-0000-0000-00000000abcd/batches?status=done, 400",
        "/api/jobs/00000000-0000-0000-0000-00000000abcd/messages?severity=fatal, 400",
        "/api/jobs?cursor=%3F%3F, 400",
        "/api/jobs/17, 404",
        "/api/jobs/00000000-0000-0000-0000-00000000abcd, 404",
        "/api/jobs/00000000-0000-0000-0000-00000000abcd/batches, 404",
        "/api/nothing, 404"
    })
    void aQuestionThatMakesNoSenseIsAProblemWithAType(String path, int status) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", startsWith("https://colloquy.io/problems/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "kind", "createdAfter", "createdBefore", "limit"})
    void aWrongFilterIsNamed(String field) {
        given().queryParam(field, "No Such Thing")
                .get("/api/jobs")
                .then()
                .statusCode(400)
                .body("detail", startsWith(field + " "));
    }

    @Test
    void anotherMediaTypeIsA415() {
        given().contentType(ContentType.XML)
                .body("<job/>")
                .post("/internal/jobs")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }
}
