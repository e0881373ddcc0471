package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.collection.Fate.End;
import io.colloquy.tracking.annotation.pubannotation.AnnotatedDocument;
import io.vertx.mutiny.sqlclient.Row;

/** The place of one document in a project, locked by the transaction: what was there, and what shall be. */
final class Slot {
    /** As many as may come with one document. */
    private static final int MOST_ANNOTATIONS = 200_000;

    private final boolean empty;
    private final String hashBefore;
    private final Counted before;
    private final String lineBefore;
    private AnnotatedDocument document;
    private boolean changed;

    private Slot(String hash, Counted before, String line) {
        this.empty = hash.isEmpty();
        this.hashBefore = hash;
        this.before = before;
        this.lineBefore = line;
    }

    static Slot of(Row row) {
        var counted = new Counted(
                row.getInteger("denotations"),
                row.getInteger("blocks"),
                row.getInteger("relations"),
                row.getInteger("attributes"));
        return new Slot(row.getString("text_hash"), counted, row.getString("line"));
    }

    Fate take(AnnotatedDocument coming, Mode mode) {
        if (free()) {
            return put(coming, 0);
        }
        if (mode == Mode.SKIP) {
            return Fate.SKIPPED;
        }
        if (!sameText(coming)) {
            return new Fate(End.OTHER_TEXT, 0);
        }
        if (mode == Mode.REPLACE) {
            return put(coming, 0);
        }
        var joined = mode == Mode.ADD ? Joining.add(current(), coming) : Joining.merge(current(), coming);
        return joined.document().items() > MOST_ANNOTATIONS
                ? new Fate(End.TOO_MUCH, 0)
                : put(joined.document(), joined.warnings());
    }

    boolean changed() {
        return changed;
    }

    boolean isNew() {
        return empty && changed;
    }

    AnnotatedDocument document() {
        return document;
    }

    Counted counted() {
        return new Counted(
                document.denotations().size(),
                document.blocks().size(),
                document.relations().size(),
                document.attributes().size());
    }

    Counted change() {
        return counted().minus(before);
    }

    private boolean free() {
        return empty && document == null;
    }

    private boolean sameText(AnnotatedDocument coming) {
        return document == null
                ? hashBefore.equals(Lines.hash(coming.text()))
                : document.text().equals(coming.text());
    }

    private AnnotatedDocument current() {
        return document == null ? Lines.read(lineBefore) : document;
    }

    private Fate put(AnnotatedDocument next, int warnings) {
        document = next;
        changed = true;
        return new Fate(End.STORED, warnings);
    }
}
