package io.colloquy.faultproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commits are noticed wherever the network cuts what the client says. */
class CommitWatchTest {
    @Test
    void aCommitIsNoticedWithWhatItsTransactionSaidHoweverItIsCut() {
        byte[] said = bytes(
                untyped(80877103, ""),
                untyped(196608, "user\0ada\0\0"),
                typed('Q', "BEGIN\0"),
                typed('P', "s1\0INSERT INTO job\0\0\0"),
                typed('B', "\0s1\0COMMIT\0"),
                typed('Q', "COMMIT\0"),
                typed('Q', "BEGIN\0"),
                typed('B', "\0s1\0"),
                typed('Q', "UPDATE x\0"),
                typed('Q', "COMMIT\0"));

        for (int step : new int[] {1, 2, 7}) {
            assertEquals(
                    List.of("INSERT INTO job\n", "INSERT INTO job\nUPDATE x\n"), read(said, step), "steps of " + step);
        }
    }

    @Test
    void outsideOfATransactionAStatementCommitsItself() {
        byte[] said = bytes(
                untyped(196608, "user\0ada\0\0"),
                typed('P', "s1\0UPDATE x\0\0\0"),
                typed('S', ""),
                typed('B', "\0s1\0"),
                typed('S', ""),
                typed('Q', "BEGIN\0"),
                typed('B', "\0s1\0"),
                typed('S', ""),
                typed('Q', "ROLLBACK\0"),
                typed('Q', "SELECT 1\0"));

        assertEquals(List.of("UPDATE x\n", "SELECT 1\n"), read(said, 3));
    }

    @Test
    void anotherProtocolIsLeftAlone() {
        byte[] http = "GET /q/COMMIT HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        assertEquals(List.of(), read(http, 5));
    }

    private static List<String> read(byte[] said, int step) {
        CommitWatch watch = new CommitWatch();
        List<String> commits = new ArrayList<>();
        for (int from = 0; from < said.length; from += step) {
            byte[] part = Arrays.copyOfRange(said, from, Math.min(said.length, from + step));
            watch.commitIn(part, part.length).ifPresent(commits::add);
        }
        return commits;
    }

    private static byte[] typed(char type, String body) {
        byte[] text = body.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(5 + text.length)
                .put((byte) type)
                .putInt(4 + text.length)
                .put(text)
                .array();
    }

    private static byte[] untyped(int code, String body) {
        byte[] text = body.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(8 + text.length)
                .putInt(8 + text.length)
                .putInt(code)
                .put(text)
                .array();
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
