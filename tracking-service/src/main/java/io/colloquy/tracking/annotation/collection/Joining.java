package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.pubannotation.AnnotatedDocument;
import io.colloquy.tracking.annotation.pubannotation.Attribute;
import io.colloquy.tracking.annotation.pubannotation.Denotation;
import io.colloquy.tracking.annotation.pubannotation.Relation;
import io.colloquy.tracking.annotation.pubannotation.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets the annotations of one document join those of another of the same text. */
final class Joining {
    private final AnnotatedDocument there;
    private final AnnotatedDocument joins;
    private final boolean once;
    private final FreshIds ids;

    /** @param once whether what is there already does not join again */
    private Joining(AnnotatedDocument there, AnnotatedDocument joins, boolean once) {
        this.there = there;
        this.joins = joins;
        this.once = once;
        this.ids = new FreshIds(ids(there), ids(joins));
    }

    /**
     * Both in one.
     *
     * @param warnings annotations that got another id, and one for fields that had no room beside those there
     */
    record Joined(AnnotatedDocument document, int warnings) {}

    static Joined add(AnnotatedDocument there, AnnotatedDocument joins) {
        return new Joining(there, joins, false).joined();
    }

    static Joined merge(AnnotatedDocument there, AnnotatedDocument joins) {
        return new Joining(there, joins, true).joined();
    }

    private Joined joined() {
        List<Denotation> denotations = places(there.denotations(), joins.denotations());
        List<Denotation> blocks = places(there.blocks(), joins.blocks());
        List<Relation> relations = relations();
        List<Attribute> attributes = attributes();
        boolean room = there.extra().equals("{}")
                || joins.extra().equals("{}")
                || there.extra().equals(joins.extra());
        var document = new AnnotatedDocument(
                there.sourcedb(),
                there.sourceid(),
                there.text(),
                denotations,
                blocks,
                relations,
                attributes,
                there.extra().equals("{}") ? joins.extra() : there.extra());
        return new Joined(document, ids.renamed() + (room ? 0 : 1));
    }

    private List<Denotation> places(List<Denotation> old, List<Denotation> coming) {
        record Sense(List<Span> spans, String obj) {}
        Map<Sense, String> known = new HashMap<>();
        old.forEach(one -> known.putIfAbsent(new Sense(one.spans(), one.obj()), one.id()));
        var all = new ArrayList<>(old);
        for (Denotation one : coming) {
            var sense = new Sense(one.spans(), one.obj());
            if (!isThere(one.id(), known.get(sense))) {
                String id = ids.settle(one.id(), "T");
                known.putIfAbsent(sense, id);
                all.add(new Denotation(id, one.spans(), one.obj(), one.extra()));
            }
        }
        return all;
    }

    private List<Relation> relations() {
        record Sense(String subj, String pred, String obj) {}
        Map<Sense, String> known = new HashMap<>();
        there.relations().forEach(one -> known.putIfAbsent(new Sense(one.subj(), one.pred(), one.obj()), one.id()));
        var all = new ArrayList<>(there.relations());
        for (Relation one : joins.relations()) {
            var sense = new Sense(ids.now(one.subj()), one.pred(), ids.now(one.obj()));
            if (!isThere(one.id(), known.get(sense))) {
                String id = ids.settle(one.id(), "R");
                known.putIfAbsent(sense, id);
                all.add(new Relation(id, sense.subj(), one.pred(), sense.obj(), one.extra()));
            }
        }
        return all;
    }

    private List<Attribute> attributes() {
        record Sense(String subj, String pred, String obj) {}
        Map<Sense, String> known = new HashMap<>();
        there.attributes().forEach(one -> known.putIfAbsent(new Sense(one.subj(), one.pred(), one.obj()), one.id()));
        var all = new ArrayList<>(there.attributes());
        for (Attribute one : joins.attributes()) {
            var sense = new Sense(ids.now(one.subj()), one.pred(), one.obj());
            if (!isThere(one.id(), known.get(sense))) {
                String id = ids.settle(one.id(), "A");
                known.putIfAbsent(sense, id);
                all.add(new Attribute(id, sense.subj(), one.pred(), one.obj(), one.extra()));
            }
        }
        return all;
    }

    private boolean isThere(String id, String known) {
        if (!once || known == null) {
            return false;
        }
        ids.same(id, known);
        return true;
    }

    private static Set<String> ids(AnnotatedDocument document) {
        Set<String> ids = new HashSet<>();
        document.denotations().forEach(one -> ids.add(one.id()));
        document.blocks().forEach(one -> ids.add(one.id()));
        document.relations().forEach(one -> ids.add(one.id()));
        document.attributes().forEach(one -> ids.add(one.id()));
        return ids;
    }
}
