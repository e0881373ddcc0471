package io.colloquy.tracking.annotation.pubannotation;

import java.util.ArrayList;
import java.util.List;

/** Holds a document's annotations against its text and against each other, and keeps those that are right. */
final class DocumentCheck {
    private final Draft draft;
    private final Findings findings;
    private final TextLength length;
    private final Names names;
    private long doubtfulLine;

    DocumentCheck(Draft draft, Findings findings) {
        this.draft = draft;
        this.findings = findings;
        this.length = TextLength.of(draft.text);
        this.names = new Names(draft);
    }

    AnnotatedDocument document() {
        List<Denotation> denotations = keep(draft.denotations, "denotations", d -> spanned(d, Names.Kind.DENOTATION));
        List<Denotation> blocks = keep(draft.blocks, "blocks", b -> spanned(b, Names.Kind.BLOCK));
        List<Relation> relations = keep(draft.relations, "relations", this::relation);
        List<Attribute> attributes = keep(draft.attributes, "attributes", this::attribute);
        if (doubtfulLine > 0) {
            findings.add(
                    Reason.UNIT_DOUBTFUL,
                    doubtfulLine,
                    "denotations",
                    "A span of this document was counted in another unit; those that fit may be off as well.");
        }
        return new AnnotatedDocument(
                draft.sourcedb,
                draft.sourceid,
                draft.text,
                names.filled(
                        denotations, "T", Denotation::id, (d, id) -> new Denotation(id, d.spans(), d.obj(), d.extra())),
                names.filled(blocks, "B", Denotation::id, (b, id) -> new Denotation(id, b.spans(), b.obj(), b.extra())),
                names.filled(
                        relations,
                        "R",
                        Relation::id,
                        (r, id) -> new Relation(id, r.subj(), r.pred(), r.obj(), r.extra())),
                names.filled(
                        attributes,
                        "A",
                        Attribute::id,
                        (a, id) -> new Attribute(id, a.subj(), a.pred(), a.obj(), a.extra())),
                draft.extra.object());
    }

    private interface Check<T> {
        void check(T annotation);
    }

    private <T> List<T> keep(List<Draft.Placed<T>> placed, String list, Check<T> check) {
        List<T> kept = new ArrayList<>(placed.size());
        for (Draft.Placed<T> each : placed) {
            try {
                check.check(each.annotation());
                kept.add(each.annotation());
            } catch (Bad bad) {
                String place = list + "[" + each.index() + "]" + bad.path();
                findings.add(bad.reason(), each.line(), place, bad.getMessage());
                if (bad.reason() == Reason.WRONG_UNIT && doubtfulLine == 0) {
                    doubtfulLine = each.line();
                }
            }
        }
        return kept;
    }

    private void spanned(Denotation denotation, Names.Kind kind) {
        for (Span span : denotation.spans()) {
            length.check(span);
        }
        names.take(denotation.id(), kind);
    }

    private void relation(Relation relation) {
        Names.Kind subj = names.end(relation.subj(), ".subj");
        Names.Kind obj = names.end(relation.obj(), ".obj");
        if (subj != obj) {
            throw new Bad(Reason.MIXED_ENDS, "", "One end is a " + subj.word() + ", the other a " + obj.word() + ".");
        }
        names.take(relation.id(), Names.Kind.RELATION);
    }

    private void attribute(Attribute attribute) {
        names.subject(attribute.subj());
        names.take(attribute.id(), Names.Kind.ATTRIBUTE);
    }
}
