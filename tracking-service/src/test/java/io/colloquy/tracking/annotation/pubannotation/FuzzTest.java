package io.colloquy.tracking.annotation.pubannotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, an upload is read or refused in one of the ways that are named. */
class FuzzTest {
    private static final Limits LIMITS = new Limits(100_000, 1_000, 20, 50, 1 << 22, 100, 1 << 20);
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\u0000",
        "\\ud800",
        "null",
        "true",
        "-1",
        "1e9",
        "99999999999",
        "0.5",
        "\"id\":",
        "\"span\":",
        "\"begin\":",
        "\"T1\"",
        "\n",
        "\ufeff",
        "\0",
        "{\"a\":".repeat(70),
        "\\",
        "\u00e9"
    };

    private final Random random = new Random(20_261_122);

    @Test
    void mutatedTextsAreReadOrRefusedAndWhatIsReadIsRight() {
        RandomDocuments documents = new RandomDocuments(7);
        int read = 0;
        for (int i = 0; i < 15_000; i++) {
            StringBuilder upload = new StringBuilder();
            for (int line = random.nextInt(2); line >= 0; line--) {
                upload.append(CanonicalForm.of(documents.next())).append('\n');
            }
            byte[] bytes = mutated(upload.toString().getBytes(StandardCharsets.UTF_8));
            for (Entry entry : attempt(bytes, random.nextInt(8) == 0 ? UploadKind.JSON : UploadKind.JSONL, i)) {
                read += check(entry);
            }
        }
        assertTrue(read > 2_000, "some survive: " + read);
    }

    @Test
    void mutatedArchivesAreReadOrRefused() {
        RandomDocuments documents = new RandomDocuments(8);
        int read = 0;
        for (int i = 0; i < 6_000; i++) {
            TarBuilder builder = new TarBuilder().longNames(random.nextBoolean() ? 2 : 3);
            for (int file = random.nextInt(3); file >= 0; file--) {
                String name = (random.nextInt(4) == 0 ? "d/".repeat(60) : "") + "x" + file + ".json";
                builder.file(name, CanonicalForm.of(documents.next()));
            }
            boolean inside = random.nextInt(3) > 0;
            byte[] bytes = inside ? TarBuilder.gzip(mutatedTar(builder.tar())) : mutated(builder.tgz());
            for (Entry entry : attempt(bytes, UploadKind.TGZ, i)) {
                read += check(entry);
            }
        }
        assertTrue(read > 500, "some survive: " + read);
    }

    private List<Entry> attempt(byte[] bytes, UploadKind kind, int number) {
        List<Entry> entries = new ArrayList<>();
        try {
            Reading.into(entries, new ByteArrayInputStream(bytes), kind, LIMITS);
        } catch (UploadRefused e) {
            assertFalse(e.getMessage().isEmpty());
        } catch (RuntimeException | Error e) {
            CRC32 sum = new CRC32();
            sum.update(bytes);
            fail("input " + number + " of kind " + kind + " (crc " + sum.getValue() + ")", e);
        }
        return entries;
    }

    /** Returns 1 for a document, after a round trip. */
    private static int check(Entry entry) {
        assertTrue(entry.line() > 0);
        assertTrue(entry.rejections().size() <= entry.rejected());
        for (Finding finding : entry.rejections()) {
            assertTrue(finding.line() >= entry.line(), finding.toString());
            assertEquals(-1, finding.detail().indexOf('\0'));
        }
        if (entry.document() == null) {
            assertEquals(1, entry.rejected());
            return 0;
        }
        String written = CanonicalForm.of(entry.document());
        Entry again = Reading.document(written);
        assertEquals(0, again.rejected(), written);
        assertEquals(entry.document(), again.document());
        return 1;
    }

    private byte[] mutatedTar(byte[] tar) {
        byte[] bytes = tar.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int header = random.nextInt(bytes.length / 512) * 512;
            bytes[header + random.nextInt(512)] = (byte) random.nextInt(256);
            if (random.nextInt(4) > 0) {
                sum(bytes, header);
            }
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    /** Makes the checksum right again, so that the change is believed. */
    private static void sum(byte[] bytes, int header) {
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? ' ' : bytes[header + i] & 0xff;
        }
        byte[] octal = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, bytes, header + 148, octal.length);
    }

    private byte[] mutated(byte[] given) {
        byte[] bytes = given;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + random.nextInt(20));
            bytes = switch (random.nextInt(5)) {
                case 0 -> flipped(bytes, at);
                case 1 -> spliced(bytes, at, to, new byte[0]);
                case 2 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
                case 3 -> random.nextInt(10) == 0 ? Arrays.copyOf(bytes, at + 1) : flipped(bytes, at);
                default ->
                    spliced(bytes, at, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            };
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
        byte[] copy = new byte[bytes.length - (to - from) + with.length];
        System.arraycopy(bytes, 0, copy, 0, from);
        System.arraycopy(with, 0, copy, from, with.length);
        System.arraycopy(bytes, to, copy, from + with.length, bytes.length - to);
        return copy;
    }
}
