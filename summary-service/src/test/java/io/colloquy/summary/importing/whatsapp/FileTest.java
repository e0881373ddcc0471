package io.colloquy.summary.importing.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.summary.importing.reading.ParsedMessage;
import io.colloquy.summary.importing.reading.Unreadable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileTest {
    private static final String FIRST = "13/05/24, 10:00 - Anna: ";

    private static List<String> texts(String file) {
        return Parsed.of(file).messages().stream().map(ParsedMessage::text).toList();
    }

    @Test
    void aLineWithoutAHeaderContinuesTheMessage() {
        assertEquals(
                List.of("one\ntwo\n\n\nthree", "four"),
                texts(FIRST + "one\ntwo\n\n\nthree\n13/05/24, 10:01 - Ben: four\n\n\n"));
    }

    @Test
    void carriageReturnsAndByteOrderMarksAreNotText() {
        assertEquals(
                List.of("one\ntwo", "three"),
                texts("\ufeff" + FIRST + "one\r\ntwo\r\n\ufeff13/05/24, 10:01 - Ben: three\r\n"));
    }

    @Test
    void aLineSeparatorOfUnicodeEndsNoLine() {
        assertEquals(List.of("one\u2028" + FIRST + "two"), texts(FIRST + "one\u2028" + FIRST + "two\n"));
    }

    @Test
    void aPastedHeaderOfAnotherShapeStaysInTheTextAndIsReported() {
        Parsed parsed = Parsed.of(FIRST + "look:\n[13.05.24, 09:58:00] Ben: hello\n13/05/24, 10:05 - Anna: ok\n");

        assertEquals(
                List.of("look:\n[13.05.24, 09:58:00] Ben: hello", "ok"),
                parsed.messages().stream().map(ParsedMessage::text).toList());
        assertEquals(2, parsed.reader().notUnderstood().get(0).line());
    }

    @Test
    void whatStandsBeforeTheFirstMessageIsReported() {
        Parsed parsed = Parsed.of("exported by me\n\n" + FIRST + "one\n");

        assertEquals(1, parsed.messages().size());
        assertEquals("exported by me", parsed.reader().notUnderstood().get(0).text());
        assertEquals(1, parsed.reader().notUnderstoodCount());
    }

    @Test
    void timesAreReadInTheChatsZone() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        String file = """
                [31.03.24, 01:59:59] A: x
                [31.03.24, 02:30:00] A: skipped
                [31.03.24, 03:00:00] A: x
                [27.10.24, 02:30:00] A: twice
                [28.10.24, 00:00:00] A: x
                """;

        List<Instant> times = Parsed.of(file, null, berlin).messages().stream()
                .map(ParsedMessage::at)
                .toList();

        assertEquals(
                List.of(
                        Instant.parse("2024-03-31T00:59:59Z"),
                        Instant.parse("2024-03-31T01:30:00Z"),
                        Instant.parse("2024-03-31T01:00:00Z"),
                        Instant.parse("2024-10-27T00:30:00Z"),
                        Instant.parse("2024-10-27T23:00:00Z")),
                times);
    }

    @Test
    void aHeaderWithoutSecondsSaysSo() {
        assertFalse(Parsed.of(FIRST + "x").only().secondsKnown());
        assertTrue(Parsed.of("[13.05.24, 10:00:00] Anna: x").only().secondsKnown());
    }

    @Test
    void aFileWithoutAMessageIsRefusedWithTheShapeOfItsFirstLines() {
        Unreadable refusal = assertThrows(Unreadable.class, () -> Parsed.of("Dear Anna,\nhow are you?\n"));

        assertEquals("no-messages", refusal.type());
        assertTrue(refusal.getMessage().contains("Line 1 looks like 'Aaaa Aaaa,'"), refusal.getMessage());
    }

    @Test
    void brokenUtf8IsRefusedAtItsByte() {
        byte[] bytes = (FIRST + "sch?n\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xF6;
        var lines = new io.colloquy.summary.importing.reading.Lines(new java.io.ByteArrayInputStream(bytes));

        Unreadable refusal = assertThrows(Unreadable.class, lines::next);

        assertEquals("encoding-broken", refusal.type());
        assertEquals((long) bytes.length - 3, refusal.where().get("byte"));
    }

    @Test
    void linesOfAMegabyteAndAHundredThousandLinesInOneMessageAreRead() {
        String megabyte = "ü".repeat(1 << 20);
        String many = "no header here\n".repeat(100_000);

        List<String> texts = texts(FIRST + megabyte + "\n" + megabyte + "\n" + FIRST + many);

        assertEquals(megabyte + "\n" + megabyte, texts.get(0));
        assertEquals(many.strip(), texts.get(1));
    }

    @Test
    void aMessageWithoutEndIsRefusedBeforeItFillsTheMemory() {
        Unreadable refusal =
                assertThrows(Unreadable.class, () -> Parsed.survey(FIRST + "no header\n".repeat(1_000_000), null));

        assertEquals("message-too-long", refusal.type());
    }
}
