package io.colloquy.tracking.annotation.pubannotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
    @Test
    void allFormsOfASpanMeanTheSame() {
        Entry entry = Reading.withMembers("""
                "denotations":[
                  {"id":"T1","span":{"begin":0,"end":3},"obj":"a"},
                  {"id":"T2","begin":0,"end":3,"obj":"a"},
                  {"id":"T3","span":[{"begin":0,"end":3}],"obj":"a"},
                  {"id":"T4","span":[{"begin":4,"end":6},{"begin":0,"end":3}],"obj":"a"}]
                """);

        assertEquals(0, entry.rejected());
        List<Span> one = List.of(new Span(0, 3));
        assertEquals(one, entry.document().denotations().get(0).spans());
        assertEquals(one, entry.document().denotations().get(1).spans());
        assertEquals(one, entry.document().denotations().get(2).spans());
        assertEquals(
                List.of(new Span(0, 3), new Span(4, 6)),
                entry.document().denotations().get(3).spans());
    }

    @Test
    void missingIdsAreMadeClearOfGivenOnesAndOfWhatIsReferredTo() {
        Entry entry = Reading.withMembers("""
                "relations":[{"subj":"T2","pred":"p","obj":"T2"},{"subj":"T3","pred":"p","obj":"T2"}],
                "attributes":[{"subj":"T2","pred":"p"}],
                "blocks":[{"begin":0,"end":6,"obj":"s"}],
                "denotations":[{"begin":0,"end":1,"obj":"a"},{"id":"T2","begin":0,"end":1,"obj":"a"},
                  {"id":null,"begin":0,"end":1,"obj":"a"}]
                """);

        assertEquals(
                List.of("T1", "T2", "T4"),
                entry.document().denotations().stream().map(Denotation::id).toList());
        assertEquals("B1", entry.document().blocks().get(0).id());
        assertEquals("R1", entry.document().relations().get(0).id());
        assertEquals("A1", entry.document().attributes().get(0).id());
        assertEquals("true", entry.document().attributes().get(0).obj());
        assertEquals(Reason.REFERENCE_TO_NOWHERE, entry.rejections().get(0).reason());
    }

    @Test
    void aDocumentWhoseEveryAnnotationIsBadIsStillADocument() {
        Entry entry = Reading.withMembers("\"denotations\":[{},1,{\"begin\":9,\"end\":2,\"obj\":\"x\"}],\"blocks\":7");

        assertEquals("abcdef", entry.document().text());
        assertEquals(0, entry.document().items());
        assertEquals(4, entry.rejected());
    }

    @Test
    void linesAreCountedWhetherBlankLongOrBad() {
        String good = "{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"t\"}";

        List<Entry> entries = Reading.lines("\ufeff" + good + "\r\n\r\n  \n[1]\n{\"a\n" + good + "\n\n" + good);

        assertEquals(
                List.of(1L, 4L, 5L, 6L, 8L), entries.stream().map(Entry::line).toList());
        assertEquals(Reason.ARRAY_AT_TOP, entries.get(1).rejections().get(0).reason());
        assertEquals(Reason.MALFORMED_JSON, entries.get(2).rejections().get(0).reason());
        assertNull(entries.get(2).document());
    }

    @Test
    void aFindingNamesTheLineInsideAFileOfOneDocument() {
        Entry entry = Reading.document("""
                {"sourcedb": "s", "sourceid": "1",
                 "denotations": [
                   {"id": "T1", "span": {"begin": 0, "end": 1}, "obj": "a"},
                   {"id": "T2", "span": {"begin": 0, "end": 1.0}, "obj": "a"},
                   {"id": "T3", "span": {"begin": 0, "end": 100}, "obj": "a"}
                 ],
                 "text": "t"}
                """);

        assertEquals(1, entry.document().denotations().size());
        assertEquals(4, entry.rejections().get(0).line());
        assertEquals("denotations[1].span.end", entry.rejections().get(0).place());
        assertEquals(5, entry.rejections().get(1).line());
        assertEquals("denotations[2].span", entry.rejections().get(1).place());
    }
}
