package io.colloquy.tracking.annotation;

import static io.colloquy.tracking.annotation.Collections.document;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.lease.CrashMaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class OvertakenWorkerTest {
    private static final String BLOCKED = "1239";

    @Inject
    Disturbance disturbance;

    @Inject
    CrashMaker crashes;

    private final Collections annotations = new Collections();

    @Test
    void aWorkerThatIsOvertakenInTheMiddleStoresNothing() {
        Response accepted;
        try (var blockade = disturb()) {
            accepted = annotations.upload("add", collection());
            UUID job = job(accepted);
            await().until(() -> disturbance.running(job) == 1 && disturbance.waiting() > 0);
            disturbance.leasesRunOut(job);
            crashes.sweep();
            await().atMost(Duration.ofSeconds(30)).until(() -> disturbance.attempt(job) == 2);
        }

        var upload = annotations.finished(accepted);

        assertEquals("completed", upload.getString("status"));
        assertEquals(240, upload.getInt("documents"));
        assertEquals("240 documents, 481 denotations", disturbance.rows(annotations.project));
        assertEquals(481, annotations.view().getInt("counts.denotations"));
    }

    @Test
    void aCancelledJobsWorkerStoresNothing() {
        Response accepted;
        try (var blockade = disturb()) {
            accepted = annotations.upload("add", collection());
            UUID job = job(accepted);
            await().until(() -> disturbance.running(job) == 1 && disturbance.waiting() > 0);
            given().contentType(ContentType.JSON)
                    .post("/api/jobs/" + job + "/cancel")
                    .then()
                    .statusCode(200);
        }

        var upload = annotations.finished(accepted);

        assertEquals("cancelled", upload.getString("status"));
        await().until(() -> disturbance.waiting() == 0);
        assertEquals("1 documents, 1 denotations", disturbance.rows(annotations.project));
        assertEquals(1, annotations.view().getInt("counts.denotations"));
    }

    @Test
    void whatWasStoredIsNotStoredAgainByARetry() {
        var upload = annotations.finished(annotations.upload("add", collection()));
        String retry = new JsonObject().put("batches", new JsonArray().add(1)).encode();

        Response again = given().contentType(ContentType.JSON)
                .body(retry)
                .post("/api/jobs/" + upload.getString("jobId") + "/retry");

        again.then().statusCode(201);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get(again.header("Location"))
                        .jsonPath()
                        .getString("status")
                        .equals("completed"));
        assertEquals("240 documents, 480 denotations", disturbance.rows(annotations.project));
        assertEquals(240, given().get(again.header("Location")).jsonPath().getInt("skipped"));
    }

    private Disturbance.Blockade disturb() {
        annotations
                .upload("add", document(BLOCKED, "Anna met Ben.", "T9:5:8:Verb").encode())
                .then()
                .statusCode(201);
        return disturbance.block(annotations.project, BLOCKED);
    }

    /** One batch. */
    private static String collection() {
        var body = new StringBuilder();
        for (int number = 1000; number < 1240; number++) {
            body.append(document("" + number, "Anna met Ben.", "T1:0:4:Person", "T2:9:12:Person")
                            .encode())
                    .append('\n');
        }
        return body.toString();
    }

    private static UUID job(Response accepted) {
        accepted.then().statusCode(202);
        return UUID.fromString(accepted.jsonPath().getString("jobId"));
    }
}
