package io.colloquy.tracking.annotation;

import static io.colloquy.tracking.annotation.Collections.document;
import static io.colloquy.tracking.annotation.Collections.lines;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class UploadTest {
    private final Collections annotations = new Collections();

    @Test
    void aSmallUploadIsStoredBeforeItIsAnswered() {
        var one = document("1", "Anna met Ben.", "T1:0:4:Person", "T2:9:12:Person");
        var two = document("2", "Nobody.");

        annotations
                .upload("replace", lines(one, two))
                .then()
                .statusCode(201)
                .body("status", equalTo("completed"))
                .body("jobId", nullValue())
                .body("documents", equalTo(2))
                .body("annotations", equalTo(2));

        assertEquals(List.of(one, two), annotations.export());
        assertEquals(2, annotations.view().getInt("counts.documents"));
        assertEquals(2, annotations.view().getInt("counts.denotations"));
        assertEquals(
                one,
                new JsonObject(
                        given().get(annotations.path() + "/documents/test/1").asString()));
    }

    @Test
    void aLargerUploadBecomesAJobOfBatchesOfAtLeastFiveHundredItems() {
        List<JsonObject> documents = IntStream.range(1000, 2200)
                .mapToObj(number -> document("" + number, "Anna met Ben.", "T1:0:4:Person", "T2:9:12:Person"))
                .toList();
        String body = documents.stream().map(JsonObject::encode).collect(Collectors.joining("\n"));

        var upload = annotations.finished(annotations.upload("replace", body));

        assertEquals("completed", upload.getString("status"));
        assertEquals(1200, upload.getInt("documents"));
        assertEquals(documents, annotations.export());
        var batches = given().get("/api/jobs/" + upload.getString("jobId") + "/batches")
                .jsonPath();
        assertEquals(List.of(250, 250, 250, 250, 200), batches.getList("items.done"));
        assertEquals(2400, annotations.view().getInt("counts.denotations"));
    }

    @Test
    void badLinesAreNamedAndTheRestIsStored() {
        var good = document("1", "Anna met Ben.", "T1:0:4:Person");
        var partly = document("2", "Anna met Ben.", "T1:0:4:Person", "T2:9:99:Person");

        annotations
                .upload("replace", good.encode() + "\nthis is no JSON\n" + partly.encode() + "\n[]")
                .then()
                .statusCode(201)
                .body("status", equalTo("completed_with_errors"))
                .body("documents", equalTo(2))
                .body("invalid", equalTo(2))
                .body("rejected", equalTo(1))
                .body("refusals.text", hasItem(containsString("line 2")))
                .body("refusals.text", hasItem(containsString("line 4")))
                .body("refusals.text", hasItem(containsString("line 3, denotations[1]")));
    }

    @Test
    void whatHasLessThanTwentyKilobytesIsHandledInTheRequest() {
        String padding =
                " ".repeat(20 * 1024 - 1 - document("1", "Anna.").encode().length());

        annotations
                .upload("replace", document("1", "Anna.").encode() + padding)
                .then()
                .statusCode(201);
        var job = annotations.upload("replace", document("1", "Anna.").encode() + padding + " ");
        assertEquals("completed", annotations.finished(job).getString("status"));
    }

    @Test
    void aDocumentIsNeverCutBetweenBatchesWhereverItsLinesStand() {
        List<JsonObject> documents = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int number = 1000; number < 1700; number++) {
                documents.add(document("" + number, "Anna met Ben.", "T1:0:4:Person"));
            }
        }
        String body = lines(documents.toArray(JsonObject[]::new));

        var upload = annotations.finished(annotations.upload("add", body));

        assertEquals("completed", upload.getString("status"));
        assertEquals(1400, upload.getInt("documents"));
        assertEquals(700, annotations.view().getInt("counts.documents"));
        assertEquals(1400, annotations.view().getInt("counts.denotations"));
        var batches = given().get("/api/jobs/" + upload.getString("jobId") + "/batches")
                .jsonPath();
        assertEquals(List.of(500, 500, 400), batches.getList("items.done"));
        var reports = given().get(annotations.path() + "/uploads/" + upload.getString("id") + "/batches")
                .jsonPath();
        assertEquals(
                1400,
                reports.getList("items.documents", Integer.class).stream()
                        .mapToInt(i -> i)
                        .sum());
    }

    @Test
    void anArchiveIsReadFileByFile() throws IOException {
        var one = document("1", "Anna met Ben.", "T1:0:4:Person");
        var two = document("2", "Nobody.");
        var three = document("folder/3", "Somebody.");
        byte[] archive = new Archives()
                .file("one.json", one.encodePrettily())
                .file("more.jsonl", lines(two, three) + "\nno JSON")
                .bytes();

        annotations
                .uploadFile("replace", "all.tgz", archive)
                .then()
                .statusCode(201)
                .body("documents", equalTo(3))
                .body("refusals[0].text", containsString("more.jsonl line 3"));

        assertEquals(List.of(one, two, three), annotations.export());
        given().get(annotations.path() + "/documents/test/folder/3").then().body("text", equalTo("Somebody."));
        given().get(annotations.path() + "/documents?sourcedb=test&sourceid=folder/3")
                .then()
                .body("text", equalTo("Somebody."));
        given().get(annotations.path() + "/documents/test/4").then().statusCode(404);
    }

    @Test
    void documentsAreListedByPages() {
        annotations
                .upload("replace", lines(document("b", "Anna."), document("a", "Anna."), document("c", "Anna.")))
                .then()
                .statusCode(201);

        var first = given().get(annotations.path() + "?limit=2").jsonPath();
        var second = given().get(annotations.path() + "?limit=2&cursor=" + first.getString("nextCursor"))
                .jsonPath();

        assertEquals(List.of("a", "b"), first.getList("items.sourceid"));
        assertEquals(List.of("c"), second.getList("items.sourceid"));
        assertNull(second.getString("nextCursor"));
    }
}
