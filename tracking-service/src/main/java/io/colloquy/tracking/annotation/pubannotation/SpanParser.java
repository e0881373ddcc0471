package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects where a denotation lies, in whichever of the three forms it is given. */
final class SpanParser {
    private static final Comparator<Span> ORDER =
            Comparator.comparingInt(Span::begin).thenComparingInt(Span::end);

    private final JsonParser json;
    private final Budget budget;
    private List<Span> list;
    private Integer begin;
    private Integer end;

    SpanParser(JsonParser json, Budget budget) {
        this.json = json;
        this.budget = budget;
    }

    void span() throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            list = array();
        } else {
            list = List.of(object(".span"));
        }
    }

    void begin() throws IOException {
        begin = Scalars.offset(json, ".begin");
    }

    void end() throws IOException {
        end = Scalars.offset(json, ".end");
    }

    /** What was collected, in the order of the text. */
    List<Span> spans() {
        if (list == null) {
            if (begin == null && end == null) {
                throw new Bad(Reason.MISSING_FIELD, ".span", "It is missing.");
            }
            return List.of(new Span(Members.present(begin, "begin"), Members.present(end, "end")));
        }
        if (begin != null || end != null) {
            throw new Bad(Reason.SPAN_GIVEN_TWICE, ".span", "There is a span, and begin or end beside it.");
        }
        return list;
    }

    private List<Span> array() throws IOException {
        List<Span> spans = new ArrayList<>(2);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!spans.isEmpty()) {
                budget.one();
            }
            spans.add(object(".span[" + spans.size() + "]"));
        }
        if (spans.isEmpty()) {
            throw new Bad(Reason.EMPTY_VALUE, ".span", "There is no span in the array.");
        }
        spans.sort(ORDER);
        return spans;
    }

    private Span object(String path) throws IOException {
        try {
            Integer from = null;
            Integer to = null;
            Members members = new Members(json);
            for (String name = members.next(); name != null; name = members.next()) {
                switch (name) {
                    case "begin" -> from = Scalars.offset(json, ".begin");
                    case "end" -> to = Scalars.offset(json, ".end");
                    default ->
                        throw new Bad(
                                Reason.UNKNOWN_SPAN_FIELD, "." + Quoted.of(name), "A span has begin and end, no more.");
                }
            }
            return new Span(Members.present(from, "begin"), Members.present(to, "end"));
        } catch (Bad bad) {
            throw bad.under(path);
        }
    }
}
