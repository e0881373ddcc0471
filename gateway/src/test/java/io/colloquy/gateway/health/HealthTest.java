package io.colloquy.gateway.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class HealthTest {
    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    Neighbours neighbours;

    @BeforeEach
    void everybodyIsWell() {
        neighbours.forget();
    }

    @Test
    void readinessAndMetricsAnswerOnTheManagementPort() {
        given().get(ready).then().statusCode(200);
        given().get(metrics).then().statusCode(200);
    }

    @Test
    void healthSaysThatTheGatewayAnswersWithoutAskingAnybody() {
        neighbours.summary.down();

        given().get("/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks", nullValue())
                .body("timestamp", notNullValue());
    }

    @Test
    void deepHealthAsksEveryNeighboursReadiness() {
        // What was seen before is told for a second.
        Awaitility.await()
                .untilAsserted(() -> given().get("/health/deep")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("UP"))
                        .body("checks.gateway", equalTo("UP"))
                        .body("checks.summary", equalTo("UP"))
                        .body("checks.graph", equalTo("UP"))
                        .body("checks.tracking", equalTo("UP")));
    }

    @Test
    void aCrowdThatAsksForDeepHealthCostsTheNeighboursAlmostNothing() {
        for (int i = 0; i < 100; i++) {
            given().get("/health/deep");
        }

        int looks = neighbours.summary.seen("/q/health/ready").size();
        assertTrue(looks <= 50, looks + " looks");
    }

    @Test
    void deepHealthIsDownWithTheNeighbourThatIsDownOrSilentWithinTwoSeconds() {
        neighbours.summary.down();
        neighbours.graph.on("/q/health/ready", conversation -> conversation.awaitHangUp());

        Awaitility.await()
                .untilAsserted(() -> given().get("/health/deep")
                        .then()
                        .statusCode(503)
                        .time(lessThan(2_000L))
                        .body("status", equalTo("DOWN"))
                        .body("checks.summary", equalTo("DOWN"))
                        .body("checks.graph", equalTo("DOWN"))
                        .body("checks.tracking", equalTo("UP")));
    }

    @Test
    void healthIsReadAndNothingElse() {
        given().head("/health").then().statusCode(200);
        given().options("/health").then().statusCode(405).header("Allow", "GET, HEAD");
        given().post("/health/deep")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/method-not-allowed"));
    }
}
