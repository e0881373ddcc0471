package io.colloquy.summary;

import static io.restassured.RestAssured.given;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "summary"))
class HealthTest {
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
