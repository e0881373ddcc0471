package io.colloquy.standalone.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.standalone.client.ExportUpload;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.client.PlanView;
import io.colloquy.standalone.client.Problem;
import io.colloquy.standalone.system.Service;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Bad input is a 4xx that names what is wrong, and leaves nothing behind. */
class BadInputIT {
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static final byte[] GOOD = text("13/01/2024, 10:00 - Ana: hello\n14/01/2024, 10:00 - Ben: hello\n");

    private final RunningColloquy colloquy = RunningColloquy.shared();

    @Test
    void aFileThatIsNoExportIsRefusedAndNothingIsStored() {
        long stored = stored();

        refused("upload-empty", "empty.txt", new byte[0]);
        refused("upload-binary", "binary.txt", new byte[] {0, 1, 2, 3, 0, 0, 7, 0});
        refused("upload-binary", "photo.txt", PNG);
        refused("zip-without-text", "none.zip", zip("photo.jpg", PNG));
        refused("zip-several-texts", "two.zip", zip("a.txt", GOOD, "b.txt", GOOD));
        refused("zip-bomb", "bomb.zip", zip("_chat.txt", text("13/01/2024, 10:00 - Ana: again\n".repeat(2_000_000))));
        refused("zip-unsafe-path", "path.zip", zip("../x.txt", GOOD));
        refused("zip-broken", "broken.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
        refused(
                "encoding-broken",
                "latin.txt",
                "13/01/2024, 10:00 - Ana: Grüße\n".getBytes(StandardCharsets.ISO_8859_1));
        refused("date-order-ambiguous", "order.txt", text("01/02/2024, 10:00 - Ana: hello\n"));
        refused("date-does-not-exist", "date.txt", text("31/02/2024, 10:00 - Ana: hello\n"));
        refused("no-messages", "prose.txt", text("Dear diary,\ntoday nothing happened.\n"));

        assertEquals(stored, stored());
    }

    @Test
    void aWishThatCannotBeFulfilledIsRefusedAndNothingIsStored() {
        long stored = stored();

        assertProblem("unknown-zone", () -> send(upload("a.txt", GOOD).with("zone", "Mars/Olympus")));
        assertProblem("unknown-chat", () -> send(upload("a.txt", GOOD).with("chat", "999999999")));
        assertProblem("unknown-chat", () -> colloquy.gateway().get("/api/chats/999999999", JsonNode.class));
        assertProblem("unknown-chat", () -> plan(null, null, 999999999L));
        assertProblem("range-reversed", () -> plan(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 1, 1), null));

        assertEquals(stored, stored());
    }

    private void refused(String type, String fileName, byte[] content) {
        assertProblem(type, () -> send(upload(fileName, content)));
    }

    private static void assertProblem(String type, Executable call) {
        Problem problem = assertThrows(Problem.class, call, type);
        assertEquals("https://colloquy.io/problems/" + type, problem.type(), problem.getMessage());
        assertEquals(4, problem.status() / 100, type + " is a 4xx");
    }

    private void send(ExportUpload upload) {
        colloquy.gateway().upload("/api/imports", upload, ImportView.class);
    }

    private void plan(LocalDate from, LocalDate to, Long chat) {
        List<Long> chats = chat == null ? null : List.of(chat);
        colloquy.gateway()
                .post("/api/backfills", new PlanView.Request(true, from, to, chats, "missing"), PlanView.class);
    }

    private long stored() {
        return colloquy.number(
                Service.SUMMARY,
                "SELECT (SELECT count(*) FROM chat) + (SELECT count(*) FROM message) + (SELECT count(*) FROM import)"
                        + " + (SELECT count(*) FROM import_chunk) + (SELECT count(*) FROM backfill_plan)");
    }

    private static ExportUpload upload(String fileName, byte[] content) {
        return ExportUpload.of(fileName, () -> new ByteArrayInputStream(content));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Object... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
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
}
