package io.colloquy.gateway.forward;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.ScriptedNeighbour;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class RoutingTest {
    Neighbours neighbours;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "summary, /api/imports",
        "summary, /api/chats",
        "summary, /api/chats/12/summaries/2024-01-01",
        "summary, /api/backfills",
        "summary, /api/summaries/count",
        "summary, /api/exchanges",
        "summary, /api/search?q=a%20b&x=%2F..%2F",
        "graph, /api/graphs/import",
        "graph, /api/shared/token",
        "graph, /api/usage/current",
        "graph, /v1/models",
        "tracking, /api/jobs/stats?window=24h",
        "tracking, /api/annotations/project%20one"
    })
    void aPathReachesItsServiceUnchanged(String service, String target) {
        given().urlEncodingEnabled(false).get(target).then().statusCode(200).body("path", equalTo(target));

        assertEquals(1, of(service).seen().size());
        assertEquals(target, of(service).seen().get(0).target());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/",
                "/api/chatsx",
                "/API/chats",
                "/v1x",
                "/api/chats/",
                "/internal/jobs",
                "/q/metrics",
                "/health/",
                "/api/auth"
            })
    void whatIsNotInTheTableDoesNotExist(String target) {
        given().urlEncodingEnabled(false)
                .get(target)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/no-such-path"))
                .body("status", equalTo(404));

        assertEquals(
                0,
                neighbours.summary.seen().size()
                        + neighbours.graph.seen().size()
                        + neighbours.tracking.seen().size());
    }

    private ScriptedNeighbour of(String service) {
        return switch (service) {
            case "summary" -> neighbours.summary;
            case "graph" -> neighbours.graph;
            default -> neighbours.tracking;
        };
    }
}
