package io.colloquy.summary.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.colloquy.summary.SummaryServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MalformedBodyTest extends SummaryServiceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{planted",
                "{\"fromDate\": [\"planted\"]}",
                "{\"chatIds\": \"planted\"}",
                "{\"planId\": \"planted\"}",
            })
    void aBodyOfAnotherShapeIsAProblemThatQuotesNothing(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/api/backfills")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/invalid-request"))
                .body(not(containsString("planted")))
                .body(not(containsString("java.")));
    }
}
