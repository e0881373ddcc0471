package io.colloquy.tracking.annotation.pubannotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static final String GOOD = "{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"t\"}";
    private static final Limits SMALL = new Limits(100, 5, 3, 10, 1 << 20, 100, 1 << 20);

    @Test
    void aLineThatIsTooLongIsNamedAndTheNextIsRead() {
        String upload = GOOD + "\n" + "x".repeat(200_000) + "\n" + GOOD + "\n" + GOOD + " ".repeat(60 + 2);

        List<Entry> entries = Reading.all(upload.getBytes(StandardCharsets.UTF_8), UploadKind.JSONL, SMALL);

        assertEquals(4, entries.size());
        assertEquals(
                Reason.DOCUMENT_TOO_LARGE, entries.get(1).rejections().get(0).reason());
        assertEquals(2, entries.get(1).line());
        assertNotNull(entries.get(2).document());
        assertEquals(
                Reason.DOCUMENT_TOO_LARGE, entries.get(3).rejections().get(0).reason());
    }

    @ParameterizedTest
    @CsvSource({"8,1000000,10000", "80,4194304,41943", "1024,20000000,200000"})
    void aDocumentFitsTheHeap(long mebibytes, int document, int annotations) {
        Limits limits = Limits.forHeap(mebibytes << 20);

        assertEquals(document, limits.documentBytes());
        assertEquals(annotations, limits.annotations());
    }

    @Test
    void aLineOfJustTheLimitIsRead() {
        String upload = GOOD + " ".repeat(100 - GOOD.length());

        assertNotNull(Reading.all(upload.getBytes(StandardCharsets.UTF_8), UploadKind.JSONL, SMALL)
                .get(0)
                .document());
    }

    @ParameterizedTest
    @CsvSource({"5,true", "6,false"})
    void annotationsOfADocumentAreCounted(int annotations, boolean taken) {
        String document = "{\"denotations\":[" + "0,".repeat(annotations - 1) + "0]," + GOOD.substring(1);

        Entry entry = Reading.all(document.getBytes(StandardCharsets.UTF_8), UploadKind.JSON, SMALL)
                .get(0);

        assertEquals(taken, entry.document() != null);
        if (taken) {
            assertEquals(5, entry.rejected(), "all are counted");
            assertEquals(3, entry.rejections().size(), "the first are told");
        } else {
            assertEquals(Reason.TOO_MANY_ANNOTATIONS, entry.rejections().get(0).reason());
        }
    }

    @Test
    void piecesOfASpanCountAsWell() {
        String span = "{\"begin\":0,\"end\":1}";
        Limits limits = new Limits(10_000, 5, 3, 10, 1 << 20, 100, 1 << 20);
        String document = "{\"denotations\":[{\"span\":[" + (span + ",").repeat(5) + span + "],\"obj\":\"x\"}],"
                + GOOD.substring(1);

        Entry entry = Reading.all(document.getBytes(StandardCharsets.UTF_8), UploadKind.JSON, limits)
                .get(0);

        assertEquals(Reason.TOO_MANY_ANNOTATIONS, entry.rejections().get(0).reason());
    }

    @ParameterizedTest
    @CsvSource({
        "1f8b0800,WRONG_CONTAINER,gzip",
        "504b0304,WRONG_CONTAINER,zip",
        "255044462d312e34,NOT_TEXT,PDF",
        "fffe7b00,NOT_TEXT,UTF-16",
        "7b0022006100,NOT_TEXT,UTF-16",
        "00017f45,NOT_TEXT,binary",
        "'',EMPTY,0 bytes"
    })
    void whatIsNoTextIsNamed(String hex, UploadRefused.Refusal refusal, String word) {
        byte[] upload = HexFormat.of().parseHex(hex);

        for (UploadKind kind : List.of(UploadKind.JSON, UploadKind.JSONL)) {
            UploadRefused refused = assertThrows(UploadRefused.class, () -> Reading.all(upload, kind));
            assertEquals(refusal, refused.refusal());
            assertEquals(true, refused.getMessage().contains(word), refused.getMessage());
        }
    }

    @Test
    void aStrayZeroIsTheMatterOfItsLine() {
        List<Entry> entries = Reading.lines(GOOD + "\n{\"a\":\0}\n" + GOOD);

        assertEquals(3, entries.size());
        assertEquals(Reason.NUL_CHARACTER, entries.get(1).rejections().get(0).reason());
    }

    @Test
    void nothingButBlankLinesIsSaid() {
        List<Entry> entries = Reading.lines("\n \n\r\n");

        assertEquals(Reason.EMPTY_FILE, entries.get(0).rejections().get(0).reason());
        assertEquals(1, entries.size());
    }

    @Test
    void aFailureOfTheConnectionStaysOne() {
        IOException reset = new IOException("reset");
        for (UploadKind kind : UploadKind.values()) {
            String lines = (Unread.quoted(new RandomDocuments(6).text(20_000)) + "\n").repeat(2);
            byte[] begin =
                    kind == UploadKind.TGZ ? TarBuilder.one("a.jsonl", lines) : lines.getBytes(StandardCharsets.UTF_8);
            InputStream cut = new SequenceInputStream(new ByteArrayInputStream(begin, 0, 20_000), new Failing(reset));

            IOException thrown = assertThrows(IOException.class, () -> readAll(cut, kind));
            assertEquals(reset, thrown, kind.name());
        }
    }

    private static void readAll(InputStream in, UploadKind kind) throws IOException {
        try (UploadReader reader = UploadReader.open(in, kind, "u", Limits.standard())) {
            while (reader.next() != null) {
                // Only the end matters.
            }
        }
    }

    private static final class Failing extends InputStream {
        private final IOException failure;

        Failing(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw failure;
        }
    }
}
