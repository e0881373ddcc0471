package io.colloquy.summary.importing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.summary.FakeTracking;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.colloquy.summary.SummaryServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefusedUploadTest extends SummaryServiceTest {
    private static final String LINE = "13/05/24, 10:00 - Anna: hello\n";

    FakeTracking tracking;

    @Inject
    ImportSteps steps;

    /** These tests hold the claims themselves. */
    @BeforeEach
    void keepTheWorkersIdle() {
        tracking.misbehave(call -> Reply.problem(503, "database-unavailable"));
    }

    @AfterEach
    void letTheWorkersGoOn() {
        tracking.behave();
    }

    private Map<String, Long> before;

    @BeforeEach
    void count() {
        before = steps.counts();
    }

    @AfterEach
    void nothingWasStoredOrLeftBehind() {
        assertEquals(before, steps.counts());
        Awaitility.await().until(RefusedUploadTest::temporaryFiles, equalTo(0L));
    }

    private static long temporaryFiles() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("colloquy-import-"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ValidatableResponse refused(byte[] file, String type) {
        return ImportSteps.upload(file, "chat.txt", Map.of())
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/" + type));
    }

    private static ValidatableResponse refused(String text, String type) {
        return refused(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static byte[] zip(Object... namesAndContents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anEmptyFile() {
        refused("", "upload-empty");
        refused("\ufeff\r\n \n", "upload-empty");
    }

    @Test
    void anImageThatIsCalledAText() {
        refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0}, "upload-binary")
                .body("detail", containsString("a PNG image"));
        refused(LINE + "\0", "upload-binary").body("detail", containsString("byte " + LINE.length()));
    }

    @Test
    void aZipWithoutAText() {
        refused(zip("photo.jpg", new byte[10]), "zip-without-text");
        refused(zip("inner.zip", zip("_chat.txt", bytes(LINE))), "zip-without-text");
        refused(zip(), "zip-without-text");
    }

    @Test
    void aZipWithTwoTexts() {
        refused(zip("a.txt", bytes(LINE), "b.txt", bytes(LINE)), "zip-several-texts")
                .body("entries", hasSize(2))
                .body("detail", containsString("a.txt, b.txt"));
    }

    @Test
    void aZipBomb() {
        refused(zip("_chat.txt", new byte[50 << 20]), "upload-binary");
        byte[] spaces = new byte[50 << 20];
        Arrays.fill(spaces, (byte) ' ');
        refused(zip("_chat.txt", spaces), "zip-bomb").body("entry", equalTo("_chat.txt"));
        refused(zip("_chat.txt", bytes(LINE), "photo.jpg", spaces), "zip-bomb");
    }

    @Test
    void aZipWithAPathThatLeadsOut() {
        refused(zip("../x.txt", bytes(LINE)), "zip-unsafe-path").body("entry", equalTo("../x.txt"));
        refused(zip("_chat.txt", bytes(LINE), "/etc/x.jpg", bytes("")), "zip-unsafe-path");
        refused(zip("a\\..\\..\\x.txt", bytes(LINE)), "zip-unsafe-path");
    }

    @Test
    void aZipThatIsBroken() {
        byte[] whole = zip("_chat.txt", bytes(LINE.repeat(1000)));
        refused(Arrays.copyOf(whole, whole.length / 2), "zip-broken");
        refused(Arrays.copyOf(whole, whole.length - 30), "zip-broken");
        byte[] altered = whole.clone();
        altered[60] ^= 0x55;
        refused(altered, "zip-broken");
    }

    @Test
    void bytesThatAreNotUtf8() {
        byte[] file = bytes(LINE + LINE);
        file[LINE.length() + 25] = (byte) 0xE4;
        refused(file, "encoding-broken")
                .body("byte", equalTo(LINE.length() + 25))
                .body("line", equalTo(2));
    }

    @Test
    void datesThatCanBeReadInTwoWays() {
        refused("01/02/24, 10:00 - Anna: hello\n", "date-order-ambiguous")
                .body("parameter", equalTo("dateOrder"))
                .body("readings[0].dmy", equalTo("2024-02-01"))
                .body("readings[0].mdy", equalTo("2024-01-02"));
    }

    @Test
    void aDateThatDoesNotExist() {
        refused(LINE + "30/02/24, 10:00 - Anna: hello\n", "date-does-not-exist").body("line", equalTo(2));
    }

    @Test
    void aTextWithoutAMessage() {
        refused("Dear Anna,\nhow are you?\n", "no-messages")
                .body("firstLines[0].text", equalTo("Dear Anna,"))
                .body("detail", containsString("Aaaa Aaaa,"));
    }

    @Test
    void jsonLinesThatAreNoMessages() {
        String good = "{\"chat\":\"c\",\"at\":\"2024-01-01T10:00:00Z\",\"sender\":\"A\",\"text\":\"hi\"}\n";
        refused(good + "{\"chat\":\n", "jsonl-line-broken").body("line", equalTo(2));
        refused(good + "{\"at\":\"yesterday\",\"sender\":\"A\",\"text\":\"\"}\n", "jsonl-line-broken")
                .body("field", equalTo("at"));
        refused(good + good.strip() + good, "jsonl-line-broken").body("line", equalTo(2));
        refused("{\"at\":\"2024-01-01T10:00:00Z\",\"sender\":\"A\",\"text\":\"\\u0000\"}", "jsonl-line-broken");
        refused("{\"at\":\"2024-01-01T10:00:00Z\",\"sender\":\"A\",\"text\":\"\\ud800\"}", "jsonl-line-broken");
    }

    @Test
    void aZoneOrChatOrFieldThatIsNotKnown() {
        ImportSteps.upload(LINE, "chat.txt", Map.of("zone", "Mars/Olympus"))
                .statusCode(422)
                .body("type", equalTo("https://colloquy.io/problems/unknown-zone"));
        ImportSteps.upload(LINE, "chat.txt", Map.of("chat", "nobody's"))
                .statusCode(404)
                .body("type", equalTo("https://colloquy.io/problems/unknown-chat"));
        ImportSteps.upload(LINE, "chat.txt", Map.of("dateOrder", "dym")).statusCode(422);
        io.restassured.RestAssured.given()
                .multiPart("chat", "1")
                .post("/api/imports")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://colloquy.io/problems/file-missing"));
    }

    @Test
    void aPreviewStoresNothing() {
        ImportSteps.upload("01/02/24, 10:00 - Anna: hello\n", "x.txt", Map.of("preview", "true"))
                .statusCode(200)
                .body("dateOrderRequired", equalTo(true))
                .body("readings", hasSize(1));
        ImportSteps.upload(LINE, "WhatsApp Chat with Anna.txt", Map.of("preview", "true"))
                .statusCode(200)
                .body("chatName", equalTo("Anna"))
                .body("report.dateOrder", equalTo("dmy"))
                .body("report.counts.text", equalTo(1));
    }
}
