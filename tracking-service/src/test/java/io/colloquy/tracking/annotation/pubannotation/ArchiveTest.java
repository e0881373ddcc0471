package io.colloquy.tracking.annotation.pubannotation;

import static io.colloquy.tracking.annotation.pubannotation.UploadRefused.Refusal.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    private static final String GOOD = "{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"t\"}";
    private static final byte[] NOTHING = new byte[0];

    @Test
    void filesOfBothKindsAreReadAndOthersReported() {
        byte[] upload = new TarBuilder()
                .entry("docs/", TarConstants.LF_DIR, NOTHING)
                .file("docs/._one.json", "Mac OS X")
                .file("docs/one.json", "{\n\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"t\"}")
                .file("docs/.DS_Store", new byte[] {0, 0, 0, 1})
                .file("README.md", "read me")
                .file("picture.json", new byte[] {(byte) 0x89, 'P', 'N', 'G'})
                .file("two.JSONL", GOOD + "\n\nx\n" + GOOD)
                .file("empty.jsonl", "")
                .tgz();

        List<Entry> entries = Reading.all(upload, UploadKind.TGZ);

        assertEquals(
                List.of(
                        "docs/one.json:1:true",
                        "README.md:1:FILE_NOT_READ",
                        "picture.json:1:NOT_TEXT",
                        "two.JSONL:1:true",
                        "two.JSONL:3:MALFORMED_JSON",
                        "two.JSONL:4:true",
                        "empty.jsonl:1:EMPTY_FILE"),
                entries.stream().map(ArchiveTest::told).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU})
    void longNamesAreFine(int mode) {
        String name = "ordner/" + "ä".repeat(150) + "/x.json";
        byte[] upload = new TarBuilder()
                .longNames(mode)
                .file(name, GOOD)
                .file("y.json", GOOD)
                .tgz();

        List<Entry> entries = Reading.all(upload, UploadKind.TGZ);

        assertEquals(2, entries.size());
        assertTrue(entries.get(0).file().startsWith("ordner/ää"));
        assertTrue(entries.stream().allMatch(e -> e.document() != null));
    }

    @ParameterizedTest
    @CsvSource({
        "../evil.json,NAME_OUTSIDE",
        "a/../../evil.json,NAME_OUTSIDE",
        "a\\..\\evil.json,NAME_OUTSIDE",
        "../evil.txt,NAME_OUTSIDE",
        "..,NAME_OUTSIDE",
        "/etc/evil.json,ABSOLUTE_NAME",
        "\\evil.json,ABSOLUTE_NAME",
        "C:/evil.json,ABSOLUTE_NAME",
        "inner.tgz,NESTED_ARCHIVE",
        "inner.JSON.GZ,NESTED_ARCHIVE"
    })
    void namesThatLeadOutAndNestedArchives(String name, UploadRefused.Refusal refusal) {
        refused(new TarBuilder().file("a.json", GOOD).file(name, GOOD).tgz(), refusal, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU})
    void longNamesThatLeadOut(int mode) {
        String path = "deep/".repeat(40) + "x.json";
        for (String way : List.of("/", "../")) {
            byte[] upload = new TarBuilder()
                    .longNames(mode)
                    .file("a.json", GOOD)
                    .file(way + path, GOOD)
                    .tgz();
            refused(upload, way.equals("/") ? ABSOLUTE_NAME : NAME_OUTSIDE, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,LINK", "2,LINK", "3,DEVICE", "4,DEVICE", "6,FIFO", "S,SPARSE", "V,UNKNOWN_ENTRY_KIND"})
    void entriesThatAreNoFiles(char kind, UploadRefused.Refusal refusal) {
        byte[] upload = raw(TarBuilder.header("x.json", 0, kind), new byte[1024]);

        refused(upload, refusal, 0);
    }

    @Test
    void anArchiveUnderAnotherName() {
        refused(new TarBuilder().file("x.json", TarBuilder.one("a.json", GOOD)).tgz(), NESTED_ARCHIVE, 0);
        refused(
                new TarBuilder()
                        .file("x.jsonl", new TarBuilder().file("a.json", GOOD).tar())
                        .tgz(),
                NESTED_ARCHIVE,
                0);
    }

    @Test
    void aBombIsLeftAtItsRatioOrItsSize() {
        Limits limits = new Limits(1_000, 100, 10, 5, 300_000, 100, 100_000);
        byte[] zeros = new byte[1_000_000];
        byte[] noise = new byte[400_000];
        new Random(1).nextBytes(noise);

        refused(new TarBuilder().file("x.json", zeros).tgz(), ENTRY_TOO_LARGE, 0, limits);
        refused(new TarBuilder().file("x.bin", Arrays.copyOf(zeros, 290_000)).tgz(), RATIO_TOO_HIGH, 1, limits);
        refused(
                new TarBuilder()
                        .file("x.bin", Arrays.copyOf(noise, 200_000))
                        .file("y.bin", Arrays.copyOf(noise, 200_000))
                        .tgz(),
                UNPACKS_TO_TOO_MUCH,
                2,
                limits);
        TarBuilder many = new TarBuilder();
        for (int i = 0; i < 6; i++) {
            many.file(i + ".json", GOOD);
        }
        refused(many.tgz(), TOO_MANY_ENTRIES, 5, limits);
    }

    @Test
    void anEntryThatLiesAboutItsSize() {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(good, 512);

        refused(raw(TarBuilder.header("x.jsonl", 5_000, '0'), block), BROKEN_TAR, -1);
        refused(raw(TarBuilder.header("x.json", 8L << 30, '0').clone(), block), ENTRY_TOO_LARGE, 0);
        refused(raw(TarBuilder.header("x.json", 0, '0'), block, new byte[1024]), BROKEN_TAR, 1);
    }

    @Test
    void aHeaderWithoutEnd() {
        byte[] name = new byte[1 << 20];
        Arrays.fill(name, (byte) 'a');
        for (char kind : new char[] {'L', 'K', 'x', 'g'}) {
            UploadRefused refused = assertThrows(
                    UploadRefused.class,
                    () -> Reading.all(raw(TarBuilder.header("x", 1L << 30, kind), name), UploadKind.TGZ));
            assertTrue(List.of(HEADER_TOO_LARGE, BROKEN_TAR).contains(refused.refusal()), refused.getMessage());
        }
        byte[][] chain = new byte[5_000][];
        Arrays.fill(chain, TarBuilder.header("x", 0, 'L'));
        refused(raw(chain), HEADER_TOO_LARGE, 0);
    }

    @Test
    void whatFollowsTheEnd() {
        byte[] tar = new TarBuilder().file("x.json", GOOD).tar();

        assertEquals(1, Reading.all(raw(tar, new byte[100_000]), UploadKind.TGZ).size());
        refused(raw(tar, TarBuilder.header("y.json", 0, '0')), DATA_AFTER_END, 1);
    }

    @Test
    void whatIsNoArchive() {
        refused(TarBuilder.gzip(GOOD.getBytes(StandardCharsets.UTF_8)), BROKEN_TAR, 0);
        refused(TarBuilder.gzip(GOOD.repeat(100).getBytes(StandardCharsets.UTF_8)), BROKEN_TAR, 0);
        refused(TarBuilder.gzip(NOTHING), BROKEN_TAR, 0);
        refused(GOOD.getBytes(StandardCharsets.UTF_8), WRONG_CONTAINER, 0);
        refused(new TarBuilder().file("x.json", GOOD).tar(), WRONG_CONTAINER, 0);
        refused(NOTHING, EMPTY, 0);
        refused(new byte[] {0x1f, (byte) 0x8b, 8}, TRUNCATED, 0);
        refused(new byte[] {0x1f, (byte) 0x8b, 7, 0, 0, 0, 0, 0, 0, 0}, BROKEN_GZIP, 0);
    }

    @Test
    void aCutArchiveSaysWhereAndGivesWhatWasBefore() {
        StringBuilder lines = new StringBuilder();
        RandomDocuments documents = new RandomDocuments(5);
        for (int i = 0; i < 100; i++) {
            lines.append(CanonicalForm.of(documents.next())).append('\n');
        }
        byte[] whole = new TarBuilder().file("x.jsonl", lines.toString()).tgz();
        List<Entry> all = Reading.all(whole, UploadKind.TGZ);
        for (int length = 20; length < whole.length; length += 499) {
            byte[] cut = Arrays.copyOf(whole, length);
            List<Entry> before = new ArrayList<>();

            UploadRefused refused = assertThrows(
                    UploadRefused.class,
                    () -> Reading.into(before, new ByteArrayInputStream(cut), UploadKind.TGZ, Limits.standard()));

            assertEquals(TRUNCATED, refused.refusal());
            assertEquals(length, refused.at());
            assertEquals(all.subList(0, before.size()), before, "whole lines only");
        }
    }

    @Test
    void aFlippedBitIsFoundByTheChecksumAtTheLatest() {
        byte[] whole =
                new TarBuilder().file("x.jsonl", (GOOD + "\n").repeat(50)).tgz();
        whole[whole.length - 6] ^= 1;

        refused(whole, BROKEN_GZIP, 50);
    }

    @Test
    void membersOfOneGzipFollowEachOther() {
        byte[] noise = new byte[20_000];
        new Random(2).nextBytes(noise);
        byte[] tar =
                new TarBuilder().file("noise.bin", noise).file("y.json", GOOD).tar();
        byte[] first = TarBuilder.gzip(Arrays.copyOf(tar, 20_400));
        byte[] second = TarBuilder.gzip(Arrays.copyOfRange(tar, 20_400, tar.length));
        List<Entry> entries = new ArrayList<>();

        // Two packets of a connection: at the end of the first, nothing more is available yet.
        var packets = new SequenceInputStream(new ByteArrayInputStream(first), new ByteArrayInputStream(second));
        Reading.into(entries, packets, UploadKind.TGZ, Limits.standard());

        assertEquals(2, entries.size());
        assertEquals("t", entries.get(1).document().text());
    }

    private static void refused(byte[] upload, UploadRefused.Refusal refusal, int before) {
        refused(upload, refusal, before, Limits.standard());
    }

    private static void refused(byte[] upload, UploadRefused.Refusal refusal, int before, Limits limits) {
        List<Entry> entries = new ArrayList<>();
        UploadRefused refused = assertThrows(
                UploadRefused.class,
                () -> Reading.into(entries, new ByteArrayInputStream(upload), UploadKind.TGZ, limits));
        assertEquals(refusal, refused.refusal(), refused.getMessage());
        if (before >= 0) {
            assertEquals(before, entries.size(), entries.toString());
        }
    }

    private static byte[] raw(byte[]... parts) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            tar.writeBytes(part);
        }
        return TarBuilder.gzip(tar.toByteArray());
    }

    private static String told(Entry entry) {
        String what = entry.document() != null
                ? "true"
                : entry.rejections().get(0).reason().name();
        return entry.file() + ":" + entry.line() + ":" + what;
    }
}
