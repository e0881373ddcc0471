package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The one way in which a document is written: a line of UTF-8, keys in a fixed order, a span always as {@code span},
 * empty lists left out, fields that were not read behind those that were. Reading it and writing it again changes
 * nothing.
 */
public final class CanonicalForm {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final Limits NO_LIMIT = new Limits(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            1,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            Integer.MAX_VALUE,
            Long.MAX_VALUE);

    private CanonicalForm() {}

    /** The document, without a line feed behind it. */
    public static String of(AnnotatedDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(document, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #of} has written. It may be longer than what that was read from, so no limit is asked; anything else
     * is an {@link IllegalStateException}.
     */
    public static AnnotatedDocument read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Entry entry = new DocumentParser(NO_LIMIT).parse(bytes, 0, bytes.length, "stored", 1);
        if (entry.document() == null || entry.rejected() > 0) {
            throw new IllegalStateException("A stored document cannot be read");
        }
        return entry.document();
    }

    /** Writes the document without a line feed behind it, and leaves the stream open. */
    public static void write(AnnotatedDocument document, OutputStream out) throws IOException {
        // Through a writer: to a stream, the generator would write characters beyond the first plane as escapes.
        try (JsonGenerator json = JSON.createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            json.writeStartObject();
            json.writeStringField("sourcedb", document.sourcedb());
            json.writeStringField("sourceid", document.sourceid());
            json.writeStringField("text", document.text());
            list(json, "denotations", document.denotations(), CanonicalForm::denotation);
            list(json, "blocks", document.blocks(), CanonicalForm::denotation);
            list(json, "relations", document.relations(), CanonicalForm::relation);
            list(json, "attributes", document.attributes(), CanonicalForm::attribute);
            end(json, document.extra());
        }
    }

    private interface Item<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    private static <T> void list(JsonGenerator json, String name, List<T> items, Item<T> item) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (T each : items) {
            item.write(json, each);
        }
        json.writeEndArray();
    }

    private static void denotation(JsonGenerator json, Denotation denotation) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", denotation.id());
        json.writeFieldName("span");
        if (denotation.spans().size() == 1) {
            span(json, denotation.spans().get(0));
        } else {
            json.writeStartArray();
            for (Span span : denotation.spans()) {
                span(json, span);
            }
            json.writeEndArray();
        }
        json.writeStringField("obj", denotation.obj());
        end(json, denotation.extra());
    }

    private static void span(JsonGenerator json, Span span) throws IOException {
        json.writeStartObject();
        json.writeNumberField("begin", span.begin());
        json.writeNumberField("end", span.end());
        json.writeEndObject();
    }

    private static void relation(JsonGenerator json, Relation relation) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", relation.id());
        json.writeStringField("subj", relation.subj());
        json.writeStringField("pred", relation.pred());
        json.writeStringField("obj", relation.obj());
        end(json, relation.extra());
    }

    private static void attribute(JsonGenerator json, Attribute attribute) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", attribute.id());
        json.writeStringField("subj", attribute.subj());
        json.writeStringField("pred", attribute.pred());
        json.writeFieldName("obj");
        json.writeRawValue(attribute.obj());
        end(json, attribute.extra());
    }

    /** What was not read goes to the end of the object; it is canonical already. */
    private static void end(JsonGenerator json, String extra) throws IOException {
        if (extra.length() > 2) {
            json.writeRaw(',');
            json.writeRaw(extra, 1, extra.length() - 2);
        }
        json.writeEndObject();
    }
}
