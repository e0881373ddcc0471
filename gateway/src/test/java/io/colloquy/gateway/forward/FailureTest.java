package io.colloquy.gateway.forward;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.Conversation;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class FailureTest {
    Neighbours neighbours;

    @Inject
    CircuitBreakerMaintenance breakers;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
        breakers.resetAll();
    }

    @Test
    void aNeighbourWhoIsNotThereIsNamed() {
        neighbours.graph.down();

        problem(given().get("/api/graphs").then(), 503, "service-unavailable")
                .header("Retry-After", "2")
                .body("detail", equalTo("graph-service is not reachable."));
    }

    @Test
    void aReadThatWasLostIsTriedOnceMore() {
        AtomicBoolean first = new AtomicBoolean(true);
        neighbours.graph.on("/api/graphs", conversation -> {
            if (first.getAndSet(false)) {
                conversation.reset();
            }
            conversation.echo();
        });

        given().get("/api/graphs").then().statusCode(200);

        assertEquals(2, neighbours.graph.seen().size());
    }

    @Test
    void aReadThatIsLostTwiceIsABrokenAnswer() {
        neighbours.graph.on("/api/graphs", Conversation::reset);

        problem(given().get("/api/graphs").then(), 502, "broken-answer");

        assertEquals(2, neighbours.graph.seen().size());
    }

    @Test
    void aWriteIsNeverRepeated() {
        neighbours.graph.on("/api/graphs", Conversation::reset);

        problem(
                given().contentType("application/json")
                        .body("{}")
                        .post("/api/graphs")
                        .then(),
                502,
                "broken-answer");
        problem(given().delete("/api/graphs").then(), 502, "broken-answer");

        assertEquals(2, neighbours.graph.seen().size());
    }

    @Test
    void halfAHeadIsABrokenAnswer() {
        neighbours.graph.on("/api/graphs", conversation -> {
            conversation.write("HTTP/1.1 200 OK\r\nContent-Le");
            conversation.reset();
        });

        problem(given().get("/api/graphs").then(), 502, "broken-answer");
    }

    @Test
    void anAnswerThatIsNoHttpIsBrokenAndNotAskedForAgain() {
        neighbours.graph.on("/api/graphs", conversation -> conversation.write("Hello, world!\r\nwhat\r\n\r\n"));

        problem(given().get("/api/graphs").then(), 502, "broken-answer");

        assertEquals(1, neighbours.graph.seen().size());
    }

    @Test
    void aNeighboursOwnErrorsPassUntouchedAndOpenNoBreaker() {
        neighbours.graph.on("/api/graphs", conversation -> conversation.answer(503, "{\"type\":\"theirs\"}"));

        for (int i = 0; i < 15; i++) {
            given().get("/api/graphs").then().statusCode(503).body("type", equalTo("theirs"));
        }

        assertEquals(15, neighbours.graph.seen().size());
    }

    @Test
    void noCallOutlivesItsDeadline() {
        AtomicBoolean closed = new AtomicBoolean();
        neighbours.graph.on("/api/graphs", conversation -> {
            conversation.awaitHangUp();
            closed.set(true);
        });

        problem(
                        given().header("X-Request-Deadline-Ms", "700")
                                .get("/api/graphs")
                                .then(),
                        504,
                        "deadline-exceeded")
                .time(both(greaterThan(600L)).and(lessThan(1_200L)));

        await().atMost(Duration.ofSeconds(1)).untilTrue(closed);
    }

    @Test
    void anAnswerThatBreaksOffIsNotEndedAsAWhole() throws Exception {
        neighbours.graph.on("/api/graphs", conversation -> {
            conversation.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            conversation.reset();
        });

        String answer = RawClient.exchange(port, "GET /api/graphs HTTP/1.1\r\nHost: here\r\n\r\n");

        assertTrue(answer.contains("hello"), answer);
        assertFalse(answer.contains("\r\n0\r\n"), answer);
    }

    @Test
    void aNeighbourWhoKeepsFailingIsLeftAloneUntilItIsWell() {
        neighbours.graph.on("/api/graphs", Conversation::reset);
        for (int i = 0; i < 10; i++) {
            given().delete("/api/graphs");
        }
        int asked = neighbours.graph.seen().size();

        problem(given().get("/api/graphs").then(), 503, "service-unavailable").header("Retry-After", "2");
        assertEquals(asked, neighbours.graph.seen().size());
        given().get("/api/jobs").then().statusCode(200);

        neighbours.graph.forget();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> given().get("/api/graphs").statusCode() == 200);
    }

    @Test
    void impatientClientsOpenNoBreaker() {
        neighbours.graph.on("/api/graphs", Conversation::awaitHangUp);
        for (int i = 0; i < 12; i++) {
            given().header("X-Request-Deadline-Ms", "30")
                    .get("/api/graphs")
                    .then()
                    .statusCode(504);
        }

        given().get("/api/graphs/other").then().statusCode(200);
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String name) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/" + name))
                .body("status", equalTo(status));
    }
}
