package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads one annotation. What is wrong with it leaves by {@link Bad}, with the parser somewhere inside. */
final class AnnotationParser {
    private final JsonParser json;
    private final Budget budget;
    private String id;

    AnnotationParser(JsonParser json, Budget budget) {
        this.json = json;
        this.budget = budget;
    }

    /** The id of the annotation at hand, as far as it has been read; null if there is none yet. */
    String id() {
        return id;
    }

    void begin() {
        id = null;
    }

    Denotation denotation() throws IOException {
        SpanParser spans = new SpanParser(json, budget);
        String obj = null;
        Unread extra = new Unread(budget);
        Members members = new Members(json);
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "id" -> readId();
                case "span" -> spans.span();
                case "begin" -> spans.begin();
                case "end" -> spans.end();
                case "obj" -> obj = Scalars.string(json, ".obj");
                default -> unread(extra, name);
            }
        }
        return new Denotation(id, spans.spans(), Members.present(obj, "obj"), extra.object());
    }

    Relation relation() throws IOException {
        String subj = null;
        String pred = null;
        String obj = null;
        Unread extra = new Unread(budget);
        Members members = new Members(json);
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "id" -> readId();
                case "subj" -> subj = Scalars.name(json, ".subj");
                case "pred" -> pred = Scalars.string(json, ".pred");
                case "obj" -> obj = Scalars.name(json, ".obj");
                default -> unread(extra, name);
            }
        }
        return new Relation(
                id,
                Members.present(subj, "subj"),
                Members.present(pred, "pred"),
                Members.present(obj, "obj"),
                extra.object());
    }

    Attribute attribute() throws IOException {
        String subj = null;
        String pred = null;
        String obj = "true";
        Unread extra = new Unread(budget);
        Members members = new Members(json);
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "id" -> readId();
                case "subj" -> subj = Scalars.name(json, ".subj");
                case "pred" -> pred = Scalars.string(json, ".pred");
                case "obj" -> obj = value();
                default -> unread(extra, name);
            }
        }
        return new Attribute(id, Members.present(subj, "subj"), Members.present(pred, "pred"), obj, extra.object());
    }

    /** Some writers put null where they have no id. */
    private void readId() throws IOException {
        id = json.currentToken() == JsonToken.VALUE_NULL ? null : Scalars.name(json, ".id");
    }

    private void unread(Unread extra, String name) throws IOException {
        budget.one();
        extra.add(json, name, "." + Quoted.of(name));
    }

    private String value() throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL || token.isStructStart()) {
            throw new Bad(
                    Reason.WRONG_TYPE,
                    ".obj",
                    "A string, a number, true or false belongs here, not " + Scalars.kind(token) + ".");
        }
        return Unread.scalar(json, ".obj");
    }
}
