package io.colloquy.tracking.annotation;

import static io.colloquy.tracking.annotation.Collections.document;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class ManyUploadsTest {
    @Inject
    Disturbance disturbance;

    private final Collections annotations = new Collections();

    @Test
    void uploadsOfTheSameDocumentsInAnyOrderDoNotBlockEachOther() {
        List<String> forwards = IntStream.range(1000, 2000)
                .mapToObj(number ->
                        document("" + number, "Anna met Ben.", "T1:0:4:Person").encode())
                .toList();
        var backwards = new ArrayList<>(forwards);
        java.util.Collections.reverse(backwards);

        List<CompletableFuture<Response>> uploads = IntStream.range(0, 4)
                .mapToObj(number -> CompletableFuture.supplyAsync(() ->
                        annotations.upload("add", String.join("\n", number % 2 == 0 ? forwards : backwards))))
                .toList();
        uploads.forEach(upload ->
                assertEquals("completed", annotations.finished(upload.join()).getString("status")));

        assertEquals("1000 documents, 4000 denotations", disturbance.rows(annotations.project));
        assertEquals(4000, annotations.view().getInt("counts.denotations"));
        assertEquals(1000, annotations.view().getInt("counts.documents"));
    }

    @Test
    void smallUploadsOfTheSameDocumentsAtOnceLoseNothing() {
        List<CompletableFuture<Response>> uploads = IntStream.range(0, 16)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> annotations.upload(
                        "add",
                        number % 2 == 0
                                ? Collections.lines(
                                        document("a", "Anna.", "T1:0:4:P"), document("b", "Anna.", "T1:0:4:P"))
                                : Collections.lines(
                                        document("b", "Anna.", "T1:0:4:P"), document("a", "Anna.", "T1:0:4:P")))))
                .toList();
        uploads.forEach(upload -> upload.join().then().statusCode(201));

        assertEquals("2 documents, 32 denotations", disturbance.rows(annotations.project));
        assertEquals(32, annotations.view().getInt("counts.denotations"));
    }

    @Test
    void theBytesOfAnUploadGoWhenItsJobIsDone() {
        String body = IntStream.range(1000, 1600)
                .mapToObj(number -> document("" + number, "Anna met Ben.").encode())
                .collect(Collectors.joining("\n"));
        var upload = annotations.finished(annotations.upload("replace", body));
        assertEquals(1, disturbance.chunks(annotations.project));

        disturbance.clean();

        assertEquals(0, disturbance.chunks(annotations.project));
        given().delete("/api/jobs/" + upload.getString("jobId")).then().statusCode(204);
        var later = given().get(annotations.path() + "/uploads/" + upload.getString("id"))
                .jsonPath();
        assertEquals("completed", later.getString("status"));
        assertEquals(600, later.getInt("documents"));
    }

    @Test
    void aHundredThousandDocumentsComeAndGoAsStreams() {
        var upload = annotations.finished(
                given().multiPart("file", "many.jsonl", new ManyDocuments(100_000), "application/octet-stream")
                        .post(annotations.path() + "?mode=replace"));

        assertEquals("completed", upload.getString("status"));
        assertEquals(100_000, upload.getInt("documents"));
        assertEquals("100000 documents, 200000 denotations", disturbance.rows(annotations.project));
        long lines =
                given().get(annotations.path() + "/export").asString().lines().count();
        assertEquals(100_000, lines);
        await().until(() -> disturbance.waiting() == 0);
        assertEquals(new JsonObject(ManyDocuments.line(7)), exported("0000007"));
    }

    private JsonObject exported(String sourceid) {
        return new JsonObject(
                given().get(annotations.path() + "/documents/many/" + sourceid).asString());
    }
}
