package io.colloquy.summary.problem;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
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
                "{\"planted\": 1, \"planted\": 1}",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "true",
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nplanted",
                "--b\r\n\r\n",
                "--b\r\nCo\\ntent-Disposition\\\n: form-data; name=\"file\"; filename=\"planted\"\\\nx\r\n\r\nplanted\r\n--b--\r\n"
            })
    void aFormThatCannotBeReadIsAProblem(String body) {
        given().header("Content-Type", "multipart/form-data; boundary=b")
                .body(body.getBytes(UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/invalid-request"))
                .body(not(containsString("planted")));
    }
}
