package io.colloquy.tracking.job;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class DeletionTest {
    private static final String LEFT = """
            SELECT (SELECT count(*) FROM batch WHERE job_id = $1) + (SELECT count(*) FROM job_message WHERE job_id = $1)
                + (SELECT count(*) FROM job_event WHERE job_id = $1) + (SELECT count(*) FROM job WHERE id = $1)
            """;

    @Inject
    JobDeletion deletion;

    @Inject
    Pool pool;

    private final TrackingClient tracking = new TrackingClient();

    @Test
    void aJobThatHasNotEndedIsNotRemoved() {
        var id = tracking.createJob("a", "b");
        delete(id, 409).body("type", equalTo("https://colloquy.io/problems/job-not-finished"));
        tracking.complete(tracking.claimOne());
        delete(id, 409);

        assertEquals(0, deletion.delete(List.of(id)).await().atMost(Duration.ofSeconds(10)));

        assertEquals(1, tracking.job(id).getInt("done"));
        assertEquals(1, tracking.claim(5).size());
    }

    @Test
    void aFinishedJobGoesWithAllThatBelongsToItAndNothingElse() {
        var id = tracking.createJob("a");
        var other = tracking.createJob("b");
        tracking.claim(2).forEach(claim -> tracking.complete(claim, 0, 1, 0, 0));

        delete(id, 204);

        assertEquals(0, left(id));
        delete(id, 404);
        assertEquals("failed", tracking.job(other).getString("status"));
        assertEquals(5, left(other));
    }

    @Test
    void aJobOfManyPagesIsRemovedWhole() {
        var id = tracking.createJob("a");
        tracking.complete(tracking.claimOne());
        pool.preparedQuery(
                        "INSERT INTO job_event (job_id, name, data) SELECT $1, 'progress', '{}' FROM generate_series(1, 12000)")
                .executeAndAwait(Tuple.of(id));
        pool.preparedQuery(
                        "INSERT INTO job_message (job_id, severity, text) SELECT $1, 'info', 'x' FROM generate_series(1, 6000)")
                .executeAndAwait(Tuple.of(id));

        delete(id, 204);

        assertEquals(0, left(id));
    }

    private static io.restassured.response.ValidatableResponse delete(UUID id, int status) {
        return given().delete("/api/jobs/" + id).then().statusCode(status);
    }

    private long left(UUID id) {
        return pool.preparedQuery(LEFT)
                .executeAndAwait(Tuple.of(id))
                .iterator()
                .next()
                .getLong(0);
    }
}
