package io.colloquy.tracking.event;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class EventStreamTest {
    @TestHTTPResource("/api/jobs/")
    URI jobs;

    private final TrackingClient tracking = new TrackingClient();

    @Test
    void aStreamTellsAJobsLifeAndEndsWithIt() {
        var id = tracking.createJob("a", "b");
        var reader = SseReader.open(jobs.resolve(id + "/events"), null);
        Awaitility.await().until(() -> reader.names().contains("created"));

        tracking.complete(tracking.claimOne());
        tracking.complete(tracking.claimOne());

        reader.awaitEnd();
        assertEquals(List.of("created", "progress", "progress", "finished"), reader.names());
        assertEquals(100, reader.events().get(3).json().getInteger("percent"));
        assertEquals(reader.ids().stream().sorted().distinct().toList(), reader.ids());
    }

    @Test
    void aStreamResumesAfterTheLastEventWithoutLossOrRepeat() {
        var id = tracking.createJob("a", "b");
        tracking.complete(tracking.claimOne());
        tracking.complete(tracking.claimOne());
        var whole = SseReader.open(jobs.resolve(id + "/events"), null);
        whole.awaitEnd();

        for (int seen = 0; seen < whole.ids().size(); seen++) {
            var rest = SseReader.open(
                    jobs.resolve(id + "/events"), Long.toString(whole.ids().get(seen)));
            rest.awaitEnd();
            assertEquals(whole.ids().subList(seen + 1, whole.ids().size()), rest.ids());
        }
    }

    @Test
    void aJobOfNothingIsFinishedAtOnce() {
        var id = tracking.createJob();
        var reader = SseReader.open(jobs.resolve(id + "/events"), null);

        reader.awaitEnd();
        assertEquals(List.of("created", "finished"), reader.names());
        assertEquals("completed", tracking.job(id).getString("status"));
        assertTrue(reader.events().get(1).json().getInstant("finishedAt") != null);
    }

    @Test
    void aStreamOfAnUnknownJobIsA404AndAWrongPositionA400() {
        given().get("/api/jobs/" + UUID.randomUUID() + "/events")
                .then()
                .statusCode(404)
                .body("type", equalTo("https://colloquy.io/problems/not-found"));
        var known = "/api/jobs/" + tracking.createJob("a") + "/events";
        for (String wrong : List.of("yesterday", "-1", "1.5", "0x10", "99999999999999999999")) {
            given().header("Last-Event-ID", wrong).get(known).then().statusCode(400);
        }
    }
}
