package io.colloquy.tracking.annotation.pubannotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
    @Test
    void whatWasImportedIsExportedWhateverTheText() {
        RandomDocuments documents = new RandomDocuments(1);
        for (int i = 0; i < 3_000; i++) {
            AnnotatedDocument document = documents.next();
            String written = CanonicalForm.of(document);
            assertFalse(written.contains("\n"));

            Entry entry = Reading.document(written);

            assertEquals(List.of(), entry.rejections(), written);
            assertEquals(document, entry.document());
            assertEquals(written, CanonicalForm.of(entry.document()));
        }
    }

    @Test
    void linesOfAnExportAreReadOneByOne() {
        RandomDocuments documents = new RandomDocuments(2);
        List<AnnotatedDocument> all = new ArrayList<>();
        StringBuilder export = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            all.add(documents.next());
            export.append(CanonicalForm.of(all.get(i))).append('\n');
        }

        assertEquals(
                all,
                Reading.lines(export.toString()).stream().map(Entry::document).toList());
    }

    @Test
    void offsetsStayWithTheirCharacters() {
        RandomDocuments documents = new RandomDocuments(3);
        for (int i = 0; i < 2_000; i++) {
            String before = documents.text(i % 7);
            String word = documents.text(1 + i % 5);
            String text = before + word + documents.text(i % 6);
            int begin = before.codePointCount(0, before.length());
            int end = begin + word.codePointCount(0, word.length());

            Entry entry = Reading.document("{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"denotations\":[{\"begin\":" + begin
                    + ",\"end\":" + end + ",\"obj\":\"x\"}],\"text\":" + Unread.quoted(text) + "}");

            Span span = entry.document().denotations().get(0).spans().get(0);
            String stored = entry.document().text();
            assertEquals(
                    word,
                    stored.substring(
                            stored.offsetByCodePoints(0, span.begin()), stored.offsetByCodePoints(0, span.end())));
        }
    }

    @Test
    void orderOfKeysWhiteSpaceFormsOfSpansAndEscapesDoNotMatter() {
        Entry one = Reading.document("""
                {"zeta": {"b": 1.0, "a": "\\u00e9"}, "target": "http://x", "relations": [],
                 "denotations": [{"obj": "x", "note": null, "end": 2, "begin": 0}],
                 "text": "\\ud83d\\ude00b\\/", "sourceid": "1", "sourcedb": "s"}
                """);

        assertEquals(
                "{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"😀b/\",\"denotations\":[{\"id\":\"T1\","
                        + "\"span\":{\"begin\":0,\"end\":2},\"obj\":\"x\",\"note\":null}],"
                        + "\"target\":\"http://x\",\"zeta\":{\"a\":\"é\",\"b\":1.0}}",
                CanonicalForm.of(one.document()));
    }
}
