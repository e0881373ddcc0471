package io.colloquy.summary.importing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.LeaseLost;
import io.colloquy.summary.FakeTracking;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.colloquy.summary.SummaryServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportTest extends SummaryServiceTest {
    private static final String EXPORT = """
            13/05/24, 09:58 - Messages and calls are end-to-end encrypted.
            13/05/24, 10:00 - Anna: hello
            world
            13/05/24, 10:00 - Anna: hello
            world
            13/05/24, 23:59 - Ben: <Media omitted>
            14/05/24, 00:01 - Ben: good night
            """;

    FakeTracking tracking;

    @Inject
    ImportSteps steps;

    @Inject
    AgroalDataSource database;

    /** These tests hold the claims themselves. */
    @BeforeEach
    void keepTheWorkersIdle() {
        tracking.misbehave(call -> Reply.problem(503, "database-unavailable"));
    }

    @AfterEach
    void letTheWorkersGoOn() {
        tracking.behave();
    }

    @Test
    void anExportBecomesAChatWithItsReport() {
        String location = ImportSteps.upload(EXPORT, "WhatsApp Chat with Nora.txt", Map.of("zone", "Europe/Berlin"))
                .statusCode(202)
                .header("Location", startsWith("http"))
                .body("status", equalTo("waiting"))
                .extract()
                .header("Location");
        long id = Long.parseLong(location.substring(location.lastIndexOf('/') + 1));

        assertEquals(1, steps.publish(id).done());

        var report = given().get("/api/imports/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("finished"))
                .body("report.form", equalTo("android"))
                .body("report.dateOrder", equalTo("dmy"))
                .body("report.zone", equalTo("Europe/Berlin"))
                .body("report.counts.text", equalTo(3))
                .body("report.counts.media", equalTo(1))
                .body("report.counts.system", equalTo(1))
                .body("report.participants.name", contains("Anna", "Ben"))
                .body("report.firstAt", equalTo("2024-05-13T07:58:00Z"))
                .body("report.added", equalTo(5))
                .extract()
                .jsonPath();
        long chat = report.getLong("chats[0]");
        given().get("/api/chats/" + chat).then().body("name", equalTo("Nora")).body("zone", equalTo("Europe/Berlin"));
        given().queryParam("day", "2024-05-13")
                .get("/api/chats/" + chat + "/messages")
                .then()
                .body("items.number", contains(1, 2, 3, 4))
                .body("items[1].text", equalTo("hello\nworld"))
                .body("items[3].kind", equalTo("media"));
        assertEquals(
                0,
                steps.rows("SELECT 1 FROM import_chunk WHERE import_id = " + id).size());
    }

    @Test
    void whoWaitsGetsTheFinishedImport() {
        tracking.behave();

        given().header("Prefer", "wait=30")
                .multiPart("file", "waited for.txt", EXPORT.getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(201)
                .body("status", equalTo("finished"))
                .body("report.added", equalTo(5));
    }

    @Test
    void theSameFileTwiceAddsNothing() {
        long first = steps.imported(EXPORT, "WhatsApp Chat with Twice.txt", Map.of());
        long second = steps.imported(EXPORT, "WhatsApp Chat with Twice.txt", Map.of());

        var view = given().get("/api/imports/" + second).then().extract().jsonPath();
        assertEquals(given().get("/api/imports/" + first).jsonPath().getLong("chats[0]"), view.getLong("chats[0]"));
        assertEquals(0, view.getInt("report.added"));
        assertEquals(5, view.getInt("report.alreadyThere"));
        assertEquals(5, steps.listing(view.getLong("chats[0]")).size());
    }

    @Test
    void anotherChatOfTheSameFileNameStaysAnotherChat() {
        long first = steps.imported(EXPORT, "_chat.txt", Map.of());
        long second = steps.imported("[13.05.24, 10:00:00] Cleo: other people\n", "_chat.txt", Map.of());

        assertEquals(
                false,
                given().get("/api/imports/" + first).jsonPath().getLong("chats[0]")
                        == given().get("/api/imports/" + second).jsonPath().getLong("chats[0]"));
    }

    @Test
    void jsonLinesKeepIdsAndUnknownFieldsAndMayHoldSeveralChats() {
        String lines = """
                {"chat": "Lab %1$s", "id": "m1", "at": "2024-01-01T10:00:00+02:00", "sender": "A", "text": "one", "mood": "ok"}
                {"chat": "Home %1$s", "at": "2024-01-01T10:00:00Z", "sender": "B", "text": "two", "replyTo": "m1"}

                {"chat": "Lab %1$s", "id": "m1", "at": "2024-01-01T10:00:00+02:00", "sender": "A", "text": "one again"}
                """.formatted(System.nanoTime());
        long id = steps.imported(lines, "all.jsonl", Map.of());
        long again = steps.imported(lines, "all.jsonl", Map.of());

        var view = given().get("/api/imports/" + id)
                .then()
                .body("chats", hasSize(2))
                .extract()
                .jsonPath();
        assertEquals(2, view.getInt("report.added"));
        assertEquals(1, view.getInt("report.alreadyThere"));
        assertEquals(0, given().get("/api/imports/" + again).jsonPath().getInt("report.added"));
        given().get("/api/chats/" + view.getLong("chats[0]") + "/messages")
                .then()
                .body("items", hasSize(1))
                .body("items[0].sourceId", equalTo("m1"))
                .body("items[0].extra.mood", equalTo("ok"))
                .body("items[0].at", equalTo("2024-01-01T08:00:00Z"));
    }

    @Test
    void anOvertakenHolderPublishesNothing() {
        long id = ImportSteps.upload(EXPORT, "late.txt", Map.of())
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");
        Claim frozen = steps.claim(id);
        steps.publish(id);
        Map<String, Long> counts = steps.counts();

        assertThrows(
                LeaseLost.class, () -> ImportSteps.await(() -> steps.handler().handle(frozen, () -> {})));

        assertEquals(counts, steps.counts());
    }

    @Test
    void anAttemptThatIsCutOffLeavesNothingAndTheNextOneCompletes() throws Exception {
        long chat = steps.chat("cut off");
        long id = ImportSteps.upload(EXPORT, "cut.txt", Map.of("chat", String.valueOf(chat)))
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");
        Claim claim = steps.claim(id);
        Map<String, Long> before = steps.counts();

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT 1 FROM chat WHERE id = " + chat + " FOR UPDATE");
            var attempt = steps.handler().handle(claim, () -> {}).subscribe().with(done -> {}, failure -> {});
            String waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
            Awaitility.await().until(() -> steps.rows(waiting).size() == 1);
            attempt.cancel();
            Awaitility.await().until(() -> temporaryFiles() == 0);
            connection.rollback();
            Awaitility.await().until(() -> steps.rows(waiting).size() == 0);
        }

        Awaitility.await()
                .until(() -> steps.rows("SELECT 1 FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
                                        + " WHERE c.relname = 'import_chat' AND l.mode = 'RowExclusiveLock'")
                                .size()
                        == 0);
        assertEquals(before, steps.counts());
        assertEquals(1, steps.publish(id).done());
        assertEquals(5, steps.listing(chat).size());
    }

    private static long temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("colloquy-import-"))
                    .count();
        }
    }

    @Test
    void anImportThatIsUndoneBeforeItsTurnIsSkipped() {
        Map<String, Long> before = steps.counts();
        long id = ImportSteps.upload(EXPORT, "gone.txt", Map.of())
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");
        Claim claim = steps.claim(id);
        given().delete("/api/imports/" + id).then().statusCode(204);

        assertEquals(
                1,
                ImportSteps.await(() -> steps.handler().handle(claim, () -> {})).skipped());
        assertEquals(before.get("message"), steps.counts().get("message"));
        assertEquals(before.get("import_chunk"), steps.counts().get("import_chunk"));
        given().get("/api/imports/" + id).then().statusCode(404);
    }

    @Test
    void anImportWhoseChatIsGoneFailsAndSaysSo() {
        long chat = steps.chat("soon gone");
        long id = ImportSteps.upload(EXPORT, "x.txt", Map.of("chat", String.valueOf(chat)))
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");
        given().delete("/api/chats/" + chat).then().statusCode(204);

        assertEquals(1, steps.publish(id).invalid());

        given().get("/api/imports/" + id)
                .then()
                .body("status", equalTo("failed"))
                .body("failure.type", equalTo("https://colloquy.io/problems/unknown-chat"));
    }

    @Test
    void importsAreListedNewestFirst() {
        long older = steps.imported(EXPORT, steps.chat("listed"));
        long newer = steps.imported(EXPORT, steps.chat("listed"));

        var first = given().queryParam("limit", 1).get("/api/imports").jsonPath();
        var second = given().queryParam("limit", 1)
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/api/imports")
                .jsonPath();

        assertEquals(List.of(newer, older), List.of(first.getLong("items[0].id"), second.getLong("items[0].id")));
    }
}
