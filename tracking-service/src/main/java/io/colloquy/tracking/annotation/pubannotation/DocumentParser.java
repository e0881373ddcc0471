package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** Turns the bytes of one document into an {@link Entry}; no bytes make it throw. */
final class DocumentParser {
    /** Objects and arrays inside each other: an annotation needs six. */
    static final int DEEPEST = 64;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Limits limits;

    DocumentParser(Limits limits) {
        this.limits = limits;
    }

    /** Reads one document that begins on the given line of its file. */
    Entry parse(byte[] bytes, int start, int length, String file, long line) {
        int broken = Utf8.firstBroken(bytes, start, length);
        if (broken >= 0) {
            return notText(bytes[start + broken], broken + 1, file, line);
        }
        Findings findings = new Findings(file, limits.findings());
        try (JsonParser json = JSON.createParser(bytes, start, length)) {
            return read(json, findings, file, line);
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    private static Entry notText(byte found, int at, String file, long line) {
        return found == 0
                ? Findings.rejected(Reason.NUL_CHARACTER, file, line, "", "Byte " + at + " of the document is zero.")
                : Findings.rejected(
                        Reason.NOT_UTF8, file, line, "", "Byte " + at + " of the document is not UTF-8 there.");
    }

    private Entry read(JsonParser json, Findings findings, String file, long line) throws IOException {
        try {
            Draft draft = new DraftParser(json, findings, limits, line - 1).read();
            Required.of(draft);
            return findings.of(line, new DocumentCheck(draft, findings).document());
        } catch (Bad bad) {
            long at = line - 1 + json.currentTokenLocation().getLineNr();
            String place = bad.path().startsWith(".") ? bad.path().substring(1) : bad.path();
            return Findings.rejected(bad.reason(), file, at, place, bad.getMessage());
        } catch (JsonProcessingException e) {
            return broken(json, e, file, line - 1);
        }
    }

    private static Entry broken(JsonParser json, JsonProcessingException e, String file, long linesBefore) {
        long at = linesBefore
                + (e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()));
        int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
        if (e instanceof JsonEOFException) {
            return Findings.rejected(Reason.MALFORMED_JSON, file, at, "", "The JSON ends in the middle.");
        }
        if (e instanceof StreamConstraintsException && json.getParsingContext().getNestingDepth() >= DEEPEST) {
            String detail = "Objects and arrays lie more than " + DEEPEST + " deep in each other.";
            return Findings.rejected(Reason.TOO_DEEP, file, at, "", detail);
        }
        if (e instanceof StreamConstraintsException) {
            return Findings.rejected(Reason.MALFORMED_JSON, file, at, "", "A number or a name is far too long.");
        }
        return Findings.rejected(
                Reason.MALFORMED_JSON, file, at, "", "The JSON is broken at byte " + column + " of the line.");
    }
}
