package io.colloquy.tracking.annotation.upload;

import io.colloquy.batchworker.Outcome;
import io.colloquy.batchworker.Outcome.Message;
import io.colloquy.tracking.annotation.collection.Fate;
import java.util.ArrayList;
import java.util.List;

/** Counts what became of a batch's lines, and keeps the first of what there is to tell. */
final class BatchTally {
    private static final int MOST_NOTES = 50;

    private final List<Message> messages = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private int documents;
    private int annotations;
    private int skipped;
    private int invalid;
    private int rejected;
    private int warnings;
    private int notes;
    private int untold;

    /** A line that cannot be read; all of them are told. */
    void unreadable(Place place, Parcel parcel) {
        lines.add(place.ordinal());
        invalid++;
        parcel.notes().forEach(note -> say(place, note.severity(), note.text()));
    }

    /** A document that cannot be stored, though it can be read; all of them are told. */
    void refused(Place place, String why) {
        lines.add(place.ordinal());
        invalid++;
        say(place, "error", place.name() + ": " + why);
    }

    void fate(Place place, Parcel parcel, Fate fate) {
        switch (fate.end()) {
            case STORED -> stored(place, parcel, fate);
            case SKIPPED -> {
                lines.add(place.ordinal());
                skipped++;
            }
            case OTHER_TEXT -> refused(place, "The stored document has another text. (text-differs)");
            case TOO_MUCH ->
                refused(place, "With those stored it would have too many annotations. (too-many-annotations)");
        }
    }

    /** A line that an earlier job has seen to. */
    void doneBefore(Place place) {
        lines.add(place.ordinal());
        skipped++;
    }

    private void stored(Place place, Parcel parcel, Fate fate) {
        lines.add(place.ordinal());
        documents++;
        annotations += parcel.document().items();
        rejected += parcel.rejected();
        warnings += parcel.warned() + fate.warnings();
        parcel.notes().forEach(note -> note(place, note));
        untold += parcel.rejected() + parcel.warned() - parcel.notes().size();
        if (fate.warnings() > 0) {
            note(
                    place,
                    new Note(
                            true,
                            place.name() + ": " + fate.warnings()
                                    + " annotations got another id, or fields had no room. (joined-with-changes)"));
        }
    }

    private void note(Place place, Note note) {
        if (notes++ < MOST_NOTES) {
            say(place, note.severity(), note.text());
        } else {
            untold++;
        }
    }

    private void say(Place place, String severity, String text) {
        messages.add(new Message(place.item(), severity, text));
    }

    BatchReport report(int batch) {
        return new BatchReport(null, batch, documents, annotations, skipped, invalid, rejected, warnings);
    }

    /** Whether there was something, and none of it could be stored. */
    boolean nothing() {
        return documents == 0 && skipped == 0;
    }

    /** How an upload ends of which this is all. */
    String status() {
        return nothing() ? "failed" : invalid > 0 ? "completed_with_errors" : "completed";
    }

    Long[] lines() {
        return lines.toArray(Long[]::new);
    }

    /** What there is to tell, without the summary that a job's batch adds. */
    List<Message> messages() {
        var all = new ArrayList<>(messages);
        if (untold > 0) {
            all.add(new Message(null, "warning", untold + " more rejected annotations and warnings are only counted"));
        }
        return all;
    }

    Outcome outcome(int batch) {
        var all = new ArrayList<>(messages());
        all.add(new Message(
                null,
                "info",
                "Batch " + batch + ": " + documents + " documents with " + annotations + " annotations saved, "
                        + skipped
                        + " skipped, " + invalid + " not stored, " + rejected + " annotations rejected, " + warnings
                        + " warnings"));
        return new Outcome(documents, 0, skipped, invalid, all);
    }
}
