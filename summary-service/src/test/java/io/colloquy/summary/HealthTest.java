package io.colloquy.summary;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest extends SummaryServiceTest {
    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void readinessAndMetricsAnswerOnTheManagementPort() {
        given().get(ready).then().statusCode(200);
        given().get(metrics).then().statusCode(200);
    }
}
