package io.colloquy.tracking.annotation.pubannotation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that can be wrong has its own reason and its place; what is beside it is kept. */
class RejectedObjectTest {
    private static final String NAMES = "\"sourcedb\":\"s\",\"sourceid\":\"1\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7 | WRONG_TYPE | ",
                "null | WRONG_TYPE | ",
                "[] | WRONG_TYPE | ",
                "{\"obj\":\"x\"} | MISSING_FIELD | .span",
                "{\"span\":{\"begin\":0,\"end\":1}} | MISSING_FIELD | .obj",
                "{\"span\":{\"begin\":0},\"obj\":\"x\"} | MISSING_FIELD | .span.end",
                "{\"begin\":0,\"obj\":\"x\"} | MISSING_FIELD | .end",
                "{\"begin\":0,\"end\":1,\"obj\":null} | WRONG_TYPE | .obj",
                "{\"begin\":0,\"end\":1,\"obj\":{\"id\":\"T0\"}} | WRONG_TYPE | .obj",
                "{\"begin\":\"0\",\"end\":1,\"obj\":\"x\"} | WRONG_TYPE | .begin",
                "{\"begin\":0.0,\"end\":1,\"obj\":\"x\"} | NOT_AN_INTEGER | .begin",
                "{\"begin\":0,\"end\":1e0,\"obj\":\"x\"} | NOT_AN_INTEGER | .end",
                "{\"begin\":0,\"end\":4294967297,\"obj\":\"x\"} | SPAN_OUT_OF_RANGE | .end",
                "{\"begin\":0,\"end\":99999999999999999999,\"obj\":\"x\"} | SPAN_OUT_OF_RANGE | .end",
                "{\"begin\":-1,\"end\":1,\"obj\":\"x\"} | SPAN_OUT_OF_RANGE | .span",
                "{\"begin\":0,\"end\":7,\"obj\":\"x\"} | SPAN_OUT_OF_RANGE | .span",
                "{\"begin\":2,\"end\":2,\"obj\":\"x\"} | BEGIN_NOT_BEFORE_END | .span",
                "{\"begin\":3,\"end\":2,\"obj\":\"x\"} | BEGIN_NOT_BEFORE_END | .span",
                "{\"span\":[],\"obj\":\"x\"} | EMPTY_VALUE | .span",
                "{\"span\":[{\"begin\":0,\"end\":1},{\"begin\":0,\"end\":true}],\"obj\":\"x\"} | WRONG_TYPE | .span[1].end",
                "{\"span\":[[0,1]],\"obj\":\"x\"} | WRONG_TYPE | .span[0]",
                "{\"span\":{\"begin\":0,\"end\":1,\"unit\":\"byte\"},\"obj\":\"x\"} | UNKNOWN_SPAN_FIELD | .span.unit",
                "{\"span\":{\"begin\":0,\"end\":1},\"begin\":0,\"obj\":\"x\"} | SPAN_GIVEN_TWICE | .span",
                "{\"span\":{\"begin\":0,\"begin\":0,\"end\":1},\"obj\":\"x\"} | DUPLICATE_KEY | .span.begin",
                "{\"begin\":0,\"end\":1,\"obj\":\"x\",\"obj\":\"y\"} | DUPLICATE_KEY | .obj",
                "{\"begin\":0,\"end\":1,\"obj\":\"x\",\"own\":{\"a\":1,\"a\":2}} | DUPLICATE_KEY | .own",
                "{\"begin\":0,\"end\":1,\"obj\":\"a\\u0000\"} | NUL_CHARACTER | .obj",
                "{\"begin\":0,\"end\":1,\"obj\":\"a\\ud83d\"} | LONE_SURROGATE | .obj",
                "{\"begin\":0,\"end\":1,\"obj\":\"a\\ude00\\ud83d\"} | LONE_SURROGATE | .obj",
                "{\"begin\":0,\"end\":1,\"obj\":\"x\",\"own\":[\"\\u0000\"]} | NUL_CHARACTER | .own",
                "{\"id\":7,\"begin\":0,\"end\":1,\"obj\":\"x\"} | WRONG_TYPE | .id",
                "{\"id\":\" \",\"begin\":0,\"end\":1,\"obj\":\"x\"} | EMPTY_VALUE | .id",
            })
    void aDenotation(String bad, Reason reason, String path) {
        String good = "{\"id\":\"good\",\"begin\":0,\"end\":6,\"obj\":\"x\"}";

        for (String list : List.of("denotations", "blocks")) {
            Entry entry = Reading.withMembers(
                    "\"" + list + "\":[" + good + "," + bad + "," + good.replace("good", "next") + "]");

            assertEquals(2, entry.document().items(), "what is beside it stays");
            assertEquals(1, entry.rejected());
            Finding finding = entry.rejections().get(0);
            assertEquals(reason, finding.reason(), finding.detail());
            assertEquals(list + "[1]" + (path == null ? "" : path), finding.place());
            assertEquals("upload", finding.file());
            assertEquals(1, finding.line());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "relations | {\"subj\":\"T1\",\"pred\":\"p\",\"obj\":\"T9\"} | REFERENCE_TO_NOWHERE | .obj",
                "relations | {\"subj\":\"T9\",\"pred\":\"p\",\"obj\":\"T1\"} | REFERENCE_TO_NOWHERE | .subj",
                "relations | {\"subj\":\"T1\",\"pred\":\"p\",\"obj\":\"T3\"} | REFERENCE_TO_REJECTED | .obj",
                "relations | {\"subj\":\"T4\",\"pred\":\"p\",\"obj\":\"T1\"} | REFERENCE_TO_REJECTED | .subj",
                "relations | {\"subj\":\"T1\",\"pred\":\"p\",\"obj\":\"twice\"} | REFERENCE_AMBIGUOUS | .obj",
                "relations | {\"subj\":\"T1\",\"pred\":\"p\",\"obj\":\"B1\"} | MIXED_ENDS | ",
                "relations | {\"subj\":\"T1\",\"pred\":\"p\",\"obj\":\"R1\"} | REFERENCE_OF_WRONG_KIND | .obj",
                "relations | {\"subj\":\"A1\",\"pred\":\"p\",\"obj\":\"T1\"} | REFERENCE_OF_WRONG_KIND | .subj",
                "relations | {\"subj\":\"T1\",\"obj\":\"T2\"} | MISSING_FIELD | .pred",
                "relations | {\"subj\":\"T1\",\"pred\":1,\"obj\":\"T2\"} | WRONG_TYPE | .pred",
                "relations | {\"subj\":1,\"pred\":\"p\",\"obj\":\"T2\"} | WRONG_TYPE | .subj",
                "relations | {\"id\":\"T1\",\"subj\":\"T1\", \"pred\":\"p\",\"obj\":\"T2\"} | REFERENCE_AMBIGUOUS | .subj",
                "relations | {\"id\":\"B1\",\"subj\":\"T1\",\"pred\":\"p\",\"obj\":\"T2\"} | ID_CLASH | .id",
                "attributes | {\"subj\":\"T9\",\"pred\":\"p\"} | REFERENCE_TO_NOWHERE | .subj",
                "attributes | {\"subj\":\"T3\",\"pred\":\"p\"} | REFERENCE_TO_REJECTED | .subj",
                "attributes | {\"subj\":\"A1\",\"pred\":\"p\"} | REFERENCE_OF_WRONG_KIND | .subj",
                "attributes | {\"subj\":\"twice\",\"pred\":\"p\"} | REFERENCE_AMBIGUOUS | .subj",
                "attributes | {\"subj\":\"T1\",\"pred\":\"p\",\"obj\":null} | WRONG_TYPE | .obj",
                "attributes | {\"subj\":\"T1\",\"pred\":\"p\",\"obj\":[1]} | WRONG_TYPE | .obj",
                "attributes | {\"pred\":\"p\"} | MISSING_FIELD | .subj",
                "attributes | {\"id\":\"B1\",\"subj\":\"T2\",\"pred\":\"p\"} | ID_CLASH | .id",
            })
    void aRelationOrAttribute(String list, String bad, Reason reason, String path) {
        String denotations = """
                "denotations":[
                  {"id":"T1","begin":0,"end":1,"obj":"x"}, {"id":"T2","begin":0,"end":1,"obj":"x"},
                  {"id":"T3","begin":0,"end":9,"obj":"x"}, {"begin":"no","obj":"x","id":"T4"},
                  {"id":"twice","begin":0,"end":1,"obj":"x"}, {"id":"twice","begin":0,"end":1,"obj":"y"}],
                "blocks":[{"id":"B1","begin":0,"end":6,"obj":"s"}],
                """;
        String relation = "{\"id\":\"R1\",\"subj\":\"T2\",\"pred\":\"p\",\"obj\":\"T2\"}";
        String attribute = "{\"id\":\"A1\",\"subj\":\"R1\",\"pred\":\"p\",\"obj\":\"v\"}";
        boolean isRelation = list.equals("relations");
        String relations = "\"relations\":[" + relation + (isRelation ? "," + bad : "") + "],";
        String attributes = "\"attributes\":[" + attribute + (isRelation ? "" : "," + bad) + "]";

        Entry entry = Reading.withMembers(denotations + relations + attributes);

        assertEquals(1, entry.document().attributes().size());
        assertEquals(List.of("T1", "T2", "twice"), ids(entry.document().denotations()));
        String place = list + "[1]" + (path == null ? "" : path);
        Finding finding = entry.rejections().stream()
                .filter(each -> each.place().equals(place))
                .findFirst()
                .orElseThrow(() -> new AssertionError(entry.rejections()));
        assertEquals(reason, finding.reason(), finding.detail());
        assertEquals(4, entry.rejected(), entry.rejections().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{}] | ARRAY_AT_TOP | ",
                "[] | ARRAY_AT_TOP | ",
                "7 | NOT_AN_OBJECT | ",
                "\"text\" | NOT_AN_OBJECT | ",
                "{\"sourcedb\":\"s\" | MALFORMED_JSON | ",
                "{\"sourcedb\":s} | MALFORMED_JSON | ",
                "{'sourcedb':\"s\"} | MALFORMED_JSON | ",
                "{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"t\"} {} | MALFORMED_JSON | ",
                "{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"t\"} x | MALFORMED_JSON | ",
                "{\"sourceid\":\"1\",\"text\":\"t\"} | MISSING_FIELD | sourcedb",
                "{\"sourcedb\":\"s\",\"text\":\"t\"} | MISSING_FIELD | sourceid",
                "{\"sourcedb\":\"s\",\"sourceid\":\"1\"} | MISSING_FIELD | text",
                "{\"sourcedb\":\"s\",\"sourceid\":1,\"text\":\"t\"} | WRONG_TYPE | sourceid",
                "{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":null} | WRONG_TYPE | text",
                "{\"sourcedb\":\"\",\"sourceid\":\"1\",\"text\":\"t\"} | EMPTY_VALUE | sourcedb",
                "{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"t\\u0000\"} | NUL_CHARACTER | text",
                "{\"sourcedb\":\"s\",\"sourceid\":\"\\udfff\",\"text\":\"t\"} | LONE_SURROGATE | sourceid",
                "{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"t\",\"text\":\"u\"} | DUPLICATE_KEY | text",
                "{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"t\",\"own\":1,\"own\":1} | DUPLICATE_KEY | own",
            })
    void aWholeDocument(String bad, Reason reason, String place) {
        Entry entry = Reading.document(bad);

        assertNull(entry.document());
        assertEquals(1, entry.rejected());
        assertEquals(reason, entry.rejections().get(0).reason());
        assertEquals(place == null ? "" : place, entry.rejections().get(0).place());
    }

    @Test
    void aNameLongerThanAnIndexHolds() {
        String id = "x".repeat(256);

        assertEquals(
                Reason.VALUE_TOO_LONG,
                Reading.document("{\"sourcedb\":\"" + id + "\"}")
                        .rejections()
                        .get(0)
                        .reason());
        Entry entry =
                Reading.withMembers("\"denotations\":[{\"id\":\"" + id + "\",\"begin\":0,\"end\":1,\"obj\":\"x\"}]");
        assertEquals(Reason.VALUE_TOO_LONG, entry.rejections().get(0).reason());
    }

    @Test
    void aSpanCountedInAnotherUnitIsNamedAndItsNeighboursAreDoubted() {
        String text = "😀é"; // 2 code points, 3 UTF-16 units, 6 bytes
        Entry entry = Reading.document("{" + NAMES + ",\"text\":\"" + text + "\",\"denotations\":["
                + "{\"begin\":0,\"end\":2,\"obj\":\"ok\"},{\"begin\":0,\"end\":3,\"obj\":\"utf16\"},"
                + "{\"begin\":2,\"end\":6,\"obj\":\"bytes\"},{\"begin\":0,\"end\":7,\"obj\":\"no\"}]}");

        assertEquals(1, entry.document().denotations().size());
        assertEquals(
                List.of(Reason.WRONG_UNIT, Reason.WRONG_UNIT, Reason.SPAN_OUT_OF_RANGE),
                entry.rejections().stream().map(Finding::reason).toList());
        assertTrue(entry.rejections().get(0).detail().contains("UTF-16"));
        assertTrue(entry.rejections().get(1).detail().contains("bytes"));
        assertEquals(Reason.UNIT_DOUBTFUL, entry.warnings().get(0).reason());
    }

    @Test
    void depthIsRefusedWhereverItIs() {
        String deep = "[".repeat(100_000);

        assertAll(
                () -> assertEquals(
                        Reason.TOO_DEEP,
                        only(Reading.document("{\"own\":" + deep)).reason()),
                () -> assertEquals(
                        Reason.TOO_DEEP,
                        only(Reading.document("{\"sourcedb\":\"s\",\"a\":[" + deep))
                                .reason()),
                () -> assertEquals(
                        Reason.TOO_DEEP,
                        only(Reading.withMembers("\"denotations\":" + deep)).reason()),
                () -> assertEquals(
                        Reason.TOO_DEEP,
                        only(Reading.withMembers("\"denotations\":[{\"obj\":" + deep))
                                .reason()),
                () -> assertEquals(
                        Reason.TOO_DEEP,
                        only(Reading.document("{\"a\":".repeat(100_000))).reason()));
    }

    @Test
    void bytesThatAreNotUtf8() {
        byte[] overlong = ("{" + NAMES + ",\"text\":\"??\"}").getBytes(StandardCharsets.UTF_8);
        int at = new String(overlong, StandardCharsets.UTF_8).indexOf('?');
        overlong[at] = (byte) 0xC1;
        overlong[at + 1] = (byte) 0x81;

        Finding finding =
                Reading.all(overlong, UploadKind.JSONL).get(0).rejections().get(0);

        assertEquals(Reason.NOT_UTF8, finding.reason());
        assertEquals("Byte " + (at + 1) + " of the document is not UTF-8 there.", finding.detail());
    }

    @Test
    void anUnknownFieldThatCannotBeKeptIsReportedAndTheDocumentStays() {
        Entry entry = Reading.withMembers("\"own\":{\"a\":[{\"b\":\"\\u0000\",\"c\":[]}]},\"other\":[1.50]");

        assertNotNull(entry.document());
        assertEquals("{\"other\":[1.50]}", entry.document().extra());
        assertEquals(Reason.NUL_CHARACTER, entry.rejections().get(0).reason());
        assertEquals("own", entry.rejections().get(0).place());
    }

    @Test
    void tracksAreKeptAndSaidNotToBeRead() {
        Entry entry = Reading.withMembers("\"tracks\":[{\"project\":\"p\",\"denotations\":[]}]");

        assertEquals(Reason.TRACKS_NOT_READ, entry.warnings().get(0).reason());
        assertEquals(0, entry.rejected());
        assertEquals(
                "{\"tracks\":[{\"denotations\":[],\"project\":\"p\"}]}",
                entry.document().extra());
    }

    @Test
    void whatIsQuotedIsShortAndHarmless() {
        String id = "\\u001b[31m\\u202e" + "y".repeat(200);
        Entry entry = Reading.withMembers("\"attributes\":[{\"subj\":\"" + id + "\",\"pred\":\"p\"}]");

        String detail = entry.rejections().get(0).detail();
        assertTrue(detail.length() < 150, detail);
        assertTrue(detail.chars().noneMatch(c -> c < ' ' || c == 0x202e), detail);
    }

    private static Finding only(Entry entry) {
        assertNull(entry.document());
        assertEquals(1, entry.rejected());
        return entry.rejections().get(0);
    }

    private static List<String> ids(List<Denotation> denotations) {
        return denotations.stream().map(Denotation::id).toList();
    }
}
