package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads one document to its end, and what is wrong with it by {@link Bad}. */
final class DraftParser {
    private final JsonParser json;
    private final Findings findings;
    private final long linesBefore;
    private final Budget budget;
    private final Draft draft;
    private final ListParser lists;

    DraftParser(JsonParser json, Findings findings, Limits limits, long linesBefore) {
        this.json = json;
        this.findings = findings;
        this.linesBefore = linesBefore;
        this.budget = new Budget(limits.annotations());
        this.draft = new Draft(budget);
        this.lists = new ListParser(json, findings, draft.rejectedIds, budget, linesBefore);
    }

    Draft read() throws IOException {
        begin();
        Members members = new Members(json);
        for (String name = members.next(); name != null; name = members.next()) {
            member(name);
        }
        if (json.nextToken() != null) {
            throw new Bad(
                    Reason.MALFORMED_JSON, "", "Something follows the end of the document: one object a file or line.");
        }
        return draft;
    }

    private void begin() throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            throw new Bad(Reason.ARRAY_AT_TOP, "", "This is an array. Send documents as .jsonl, one object a line.");
        }
        if (first != JsonToken.START_OBJECT) {
            String what = first == null ? "nothing" : Scalars.kind(first);
            throw new Bad(Reason.NOT_AN_OBJECT, "", "A document is a JSON object; this is " + what + ".");
        }
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "sourcedb" -> draft.sourcedb = Scalars.name(json, "sourcedb");
            case "sourceid" -> draft.sourceid = Scalars.name(json, "sourceid");
            case "text" -> draft.text = Scalars.string(json, "text");
            case "denotations" -> draft.denotations = lists.list(name, AnnotationParser::denotation);
            case "blocks" -> draft.blocks = lists.list(name, AnnotationParser::denotation);
            case "relations" -> draft.relations = lists.list(name, AnnotationParser::relation);
            case "attributes" -> draft.attributes = lists.list(name, AnnotationParser::attribute);
            default -> unread(name);
        }
    }

    private void unread(String name) throws IOException {
        budget.one();
        if (name.equals("tracks")) {
            findings.add(Reason.TRACKS_NOT_READ, line(), name, "Its annotations are kept as they are, and not read.");
        }
        JsonStreamContext here = json.getParsingContext();
        JsonStreamContext document = json.currentToken().isStructStart() ? here.getParent() : here;
        try {
            draft.extra.add(json, name, Quoted.of(name));
        } catch (Bad bad) {
            if (bad.reason().ofDocument()) {
                throw bad;
            }
            findings.add(bad.reason(), line(), bad.path(), bad.getMessage());
            while (json.getParsingContext() != document) {
                json.nextToken();
            }
        }
    }

    private long line() {
        return linesBefore + json.currentTokenLocation().getLineNr();
    }
}
