package io.colloquy.tracking.annotation;

import static io.colloquy.tracking.annotation.Collections.document;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class BadUploadTest {
    private static final String PROBLEMS = "https://colloquy.io/problems/";
    private static final String GOOD =
            document("1", "Anna met Ben.", "T1:0:4:Person").encode();

    @Inject
    Pool pool;

    @TestHTTPResource
    URL server;

    private final Collections annotations = new Collections();

    @Test
    void aSmallFileOfBadLinesIsRefusedAndEveryLineIsNamed() {
        annotations
                .upload("replace", "this is no JSON\n{\"sourcedb\": 1}\n")
                .then()
                .statusCode(422)
                .body("type", equalTo(PROBLEMS + "nothing-stored"))
                .body("upload.status", equalTo("failed"))
                .body("upload.refusals.text", hasItem(containsString("line 1")))
                .body("upload.refusals.text", hasItem(containsString("line 2")));
        given().get(annotations.path()).then().statusCode(404);
    }

    @Test
    void aFormThatBreaksOffIsAProblem() {
        given().header("Content-Type", "multipart/form-data; boundary=b")
                .body("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ncut"
                        .getBytes(StandardCharsets.UTF_8))
                .post(annotations.path())
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEMS + "bad-request"));
    }

    @Test
    void aLargeFileOfBadLinesEndsAtOnceAsFailed() {
        var accepted = annotations.upload("replace", "no JSON\n".repeat(4000));

        accepted.then().statusCode(202).body("status", equalTo("failed"));
        var job = given().get("/api/jobs/" + accepted.jsonPath().getString("jobId"));
        job.then().body("status", equalTo("failed")).body("percent", equalTo(100));
        var messages = annotations.messages(accepted.jsonPath());
        assertTrue(messages.getString("items[0].text").contains("line 1"));
        assertTrue(messages.getString("items[-1].text").contains("3980 more"));
        assertTrue(messages.getString("items[-1].item").contains(":21-4000 "));
    }

    @Test
    void inAJobBadLinesBecomeMessagesAndTheRestIsStored() {
        var body = new StringBuilder();
        for (int number = 0; number < 600; number++) {
            body.append(document("" + number, "Anna met Ben.", "T1:0:4:Person").encode())
                    .append('\n');
        }
        body.append("no JSON\n").append(document("x", "Anna met Ben.", "T1:0:99:Person", "T2:0:4:Person"));

        var upload = annotations.finished(annotations.upload("replace", body.toString()));

        assertEquals("completed_with_errors", upload.getString("status"));
        assertEquals(601, upload.getInt("documents"));
        assertEquals(1, upload.getInt("invalid"));
        assertEquals(1, upload.getInt("rejected"));
        var messages = annotations.messages(upload);
        assertTrue(messages.getList("items.text", String.class).stream().anyMatch(text -> text.contains("line 601")));
        assertTrue(messages.getList("items.text", String.class).stream()
                .anyMatch(text -> text.contains("line 602, denotations[0]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.json", "/etc/evil.json"})
    void anArchiveThatReachesOutOfItselfIsRefusedAndNothingIsStored(String name) throws IOException {
        byte[] archive = new Archives().file("good.json", GOOD).file(name, GOOD).bytes();

        annotations
                .uploadFile("replace", "all.tgz", archive)
                .then()
                .statusCode(422)
                .body("type", equalTo(PROBLEMS + "archive-refused"));
        assertEquals(0, rows());
    }

    @Test
    void anArchiveWithALinkIsRefusedAndNothingIsStored() throws IOException {
        byte[] archive = new Archives()
                .file("good.json", GOOD)
                .link("link.json", TarConstants.LF_SYMLINK)
                .bytes();

        annotations
                .uploadFile("replace", "all.tgz", archive)
                .then()
                .statusCode(422)
                .body("reason", equalTo("link"));
        assertEquals(0, rows());
    }

    @Test
    void whatCannotBeTakenIsSaid() {
        annotations.body("text/plain", bytes(GOOD), "").then().statusCode(415);
        annotations.body("application/octet-stream", bytes(GOOD), "").then().statusCode(415);
        annotations.uploadFile("replace", "a.txt", bytes(GOOD)).then().statusCode(415);
        annotations.upload("overwrite", GOOD).then().statusCode(422).body("detail", containsString("mode"));
        annotations.upload("replace", "").then().statusCode(422).body("type", equalTo(PROBLEMS + "upload-empty"));
        given().multiPart("other", "a.json", bytes(GOOD))
                .post(annotations.path())
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body(GOOD)
                .post("/api/annotations/a b")
                .then()
                .statusCode(422);
        given().get("/api/annotations/nothing-there").then().statusCode(404);
    }

    @Test
    void whatIsLargerThanAGigabyteIsRefusedBeforeItIsSent() throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            String head =
                    "POST " + annotations.path() + " HTTP/1.1\r\nHost: here\r\nContent-Type: application/x-ndjson\r\n"
                            + "Authorization: " + Bearer.of(Bearer.LOCAL) + "\r\nContent-Length: 1200000000\r\n\r\n{";
            socket.getOutputStream().write(bytes(head));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(rest.contains(PROBLEMS + "too-large"), rest);
            assertEquals("HTTP/1.1 413", answer);
        }
    }

    @Test
    void everythingElseMayHaveTenMegabytes() {
        given().contentType("application/json")
                .body(new byte[11 << 20])
                .post("/internal/jobs")
                .then()
                .statusCode(413);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int rows() {
        return pool.preparedQuery("SELECT (SELECT count(*) FROM annotation_upload WHERE project = $1)"
                        + " + (SELECT count(*) FROM annotation_document WHERE project = $1) AS rows")
                .executeAndAwait(Tuple.of(annotations.project))
                .iterator()
                .next()
                .getInteger("rows");
    }
}
