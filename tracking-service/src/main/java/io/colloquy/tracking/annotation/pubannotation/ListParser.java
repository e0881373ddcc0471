package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the lists of annotations; a bad one is reported, and reading goes on behind it. */
final class ListParser {
    /** Reads one annotation at which the parser stands. */
    interface Kind<T> {
        T read(AnnotationParser annotation) throws IOException;
    }

    private final JsonParser json;
    private final Findings findings;
    private final Set<String> rejectedIds;
    private final Budget budget;
    private final AnnotationParser annotation;
    private final long linesBefore;

    ListParser(JsonParser json, Findings findings, Set<String> rejectedIds, Budget budget, long linesBefore) {
        this.json = json;
        this.findings = findings;
        this.rejectedIds = rejectedIds;
        this.budget = budget;
        this.annotation = new AnnotationParser(json, budget);
        this.linesBefore = linesBefore;
    }

    <T> List<Draft.Placed<T>> list(String name, Kind<T> kind) throws IOException {
        List<Draft.Placed<T>> list = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            findings.add(
                    Reason.WRONG_TYPE,
                    line(),
                    name,
                    "An array belongs here, not " + Scalars.kind(json.currentToken()) + ".");
            json.skipChildren();
            return list;
        }
        JsonStreamContext array = json.getParsingContext();
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            budget.one();
            long line = line();
            annotation.begin();
            try {
                list.add(new Draft.Placed<>(kind.read(annotation), index, line));
            } catch (Bad bad) {
                if (bad.reason().ofDocument()) {
                    throw bad;
                }
                findings.add(bad.reason(), line, name + "[" + index + "]" + bad.path(), bad.getMessage());
                leave(array);
            }
        }
        return list;
    }

    private long line() {
        return linesBefore + json.currentTokenLocation().getLineNr();
    }

    /** Reads to the end of what was given up, and keeps its id: what refers to it has lost its end. */
    private void leave(JsonStreamContext array) throws IOException {
        String id = annotation.id();
        while (json.getParsingContext() != array) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_STRING
                    && json.getParsingContext().getParent() == array
                    && "id".equals(json.currentName())) {
                id = json.getText();
            }
        }
        if (id != null) {
            rejectedIds.add(id);
        }
    }
}
