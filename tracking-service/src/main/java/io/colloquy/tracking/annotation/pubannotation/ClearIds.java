package io.colloquy.tracking.annotation.pubannotation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets annotations join others of the same document: ids that are taken there get the next free number. */
public final class ClearIds {
    private final Set<String> taken;
    private final Map<String, String> renamed = new HashMap<>();

    private ClearIds(Set<String> taken) {
        this.taken = taken;
    }

    /**
     * The document with no id that is taken, references following.
     *
     * @param taken ids of the annotations that are there already
     */
    public static AnnotatedDocument of(AnnotatedDocument document, Set<String> taken) {
        Set<String> all = new HashSet<>(taken);
        document.denotations().forEach(d -> all.add(d.id()));
        document.blocks().forEach(b -> all.add(b.id()));
        document.relations().forEach(r -> all.add(r.id()));
        document.attributes().forEach(a -> all.add(a.id()));
        ClearIds clear = new ClearIds(taken);
        clear.rename("T", document.denotations().stream().map(Denotation::id).toList(), all);
        clear.rename("B", document.blocks().stream().map(Denotation::id).toList(), all);
        clear.rename("R", document.relations().stream().map(Relation::id).toList(), all);
        clear.rename("A", document.attributes().stream().map(Attribute::id).toList(), all);
        return clear.renamed.isEmpty() ? document : clear.rewritten(document);
    }

    private void rename(String prefix, List<String> ids, Set<String> all) {
        int number = 0;
        for (String id : ids) {
            if (taken.contains(id)) {
                String made;
                do {
                    made = prefix + ++number;
                } while (all.contains(made));
                renamed.put(id, made);
            }
        }
    }

    private AnnotatedDocument rewritten(AnnotatedDocument document) {
        return new AnnotatedDocument(
                document.sourcedb(),
                document.sourceid(),
                document.text(),
                document.denotations().stream().map(this::denotation).toList(),
                document.blocks().stream().map(this::denotation).toList(),
                document.relations().stream().map(this::relation).toList(),
                document.attributes().stream().map(this::attribute).toList(),
                document.extra());
    }

    private Denotation denotation(Denotation d) {
        return new Denotation(id(d.id()), d.spans(), d.obj(), d.extra());
    }

    private Relation relation(Relation r) {
        return new Relation(id(r.id()), id(r.subj()), r.pred(), id(r.obj()), r.extra());
    }

    private Attribute attribute(Attribute a) {
        return new Attribute(id(a.id()), id(a.subj()), a.pred(), a.obj(), a.extra());
    }

    private String id(String given) {
        return renamed.getOrDefault(given, given);
    }
}
