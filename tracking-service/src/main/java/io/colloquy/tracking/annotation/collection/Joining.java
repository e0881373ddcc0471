package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.pubannotation.AnnotatedDocument;
import io.colloquy.tracking.annotation.pubannotation.Attribute;
import io.colloquy.tracking.annotation.pubannotation.ClearIds;
import io.colloquy.tracking.annotation.pubannotation.Denotation;
import io.colloquy.tracking.annotation.pubannotation.Relation;
import io.colloquy.tracking.annotation.pubannotation.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Lets the annotations of one document join those of another of the same text. */
final class Joining {
    private final AnnotatedDocument there;
    private final AnnotatedDocument joins;
    private final boolean once;
    /** What does not join because it is there already: its id, and that of what is there. */
    private final Map<String, String> same = new HashMap<>();

    /** @param once whether what is there already does not join again */
    private Joining(AnnotatedDocument there, AnnotatedDocument joins, boolean once) {
        this.there = there;
        this.joins = ClearIds.of(joins, Set.copyOf(ids(there)));
        this.once = once;
    }

    /**
     * Both in one.
     *
     * @param warnings annotations that got another id, and one for fields that had no room beside those there
     */
    record Joined(AnnotatedDocument document, int warnings) {}

    static Joined add(AnnotatedDocument there, AnnotatedDocument joins) {
        return joined(new Joining(there, joins, false), joins);
    }

    static Joined merge(AnnotatedDocument there, AnnotatedDocument joins) {
        return joined(new Joining(there, joins, true), joins);
    }

    private static Joined joined(Joining joining, AnnotatedDocument asItCame) {
        AnnotatedDocument document = joining.document();
        Set<String> settled = new HashSet<>(ids(document));
        List<String> before = ids(asItCame);
        List<String> now = ids(joining.joins);
        int warnings =
                document.extra().equals(asItCame.extra()) || asItCame.extra().equals("{}") ? 0 : 1;
        for (int i = 0; i < now.size(); i++) {
            warnings += !now.get(i).equals(before.get(i)) && settled.contains(now.get(i)) ? 1 : 0;
        }
        return new Joined(document, warnings);
    }

    private AnnotatedDocument document() {
        return new AnnotatedDocument(
                there.sourcedb(),
                there.sourceid(),
                there.text(),
                places(there.denotations(), joins.denotations()),
                places(there.blocks(), joins.blocks()),
                relations(),
                attributes(),
                there.extra().equals("{}") ? joins.extra() : there.extra());
    }

    private List<Denotation> places(List<Denotation> old, List<Denotation> coming) {
        record Sense(List<Span> spans, String obj) {}
        Map<Object, String> known = new HashMap<>();
        old.forEach(one -> known.putIfAbsent(new Sense(one.spans(), one.obj()), one.id()));
        var all = new ArrayList<>(old);
        coming.stream()
                .filter(one -> joins(known, new Sense(one.spans(), one.obj()), one.id()))
                .forEach(all::add);
        return all;
    }

    private List<Relation> relations() {
        record Sense(String subj, String pred, String obj) {}
        Map<Object, String> known = new HashMap<>();
        there.relations().forEach(one -> known.putIfAbsent(new Sense(one.subj(), one.pred(), one.obj()), one.id()));
        var all = new ArrayList<>(there.relations());
        for (Relation one : joins.relations()) {
            var sense = new Sense(now(one.subj()), one.pred(), now(one.obj()));
            if (joins(known, sense, one.id())) {
                all.add(new Relation(one.id(), sense.subj(), one.pred(), sense.obj(), one.extra()));
            }
        }
        return all;
    }

    private List<Attribute> attributes() {
        record Sense(String subj, String pred, String obj) {}
        Map<Object, String> known = new HashMap<>();
        there.attributes().forEach(one -> known.putIfAbsent(new Sense(one.subj(), one.pred(), one.obj()), one.id()));
        var all = new ArrayList<>(there.attributes());
        for (Attribute one : joins.attributes()) {
            var sense = new Sense(now(one.subj()), one.pred(), one.obj());
            if (joins(known, sense, one.id())) {
                all.add(new Attribute(one.id(), sense.subj(), one.pred(), one.obj(), one.extra()));
            }
        }
        return all;
    }

    private boolean joins(Map<Object, String> known, Object sense, String id) {
        String other = known.putIfAbsent(sense, id);
        if (!once || other == null) {
            return true;
        }
        same.put(id, other);
        return false;
    }

    private String now(String id) {
        return same.getOrDefault(id, id);
    }

    private static List<String> ids(AnnotatedDocument document) {
        return Stream.of(
                        document.denotations().stream().map(Denotation::id),
                        document.blocks().stream().map(Denotation::id),
                        document.relations().stream().map(Relation::id),
                        document.attributes().stream().map(Attribute::id))
                .flatMap(ids -> ids)
                .toList();
    }
}
