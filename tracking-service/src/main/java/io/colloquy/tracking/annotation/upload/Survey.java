package io.colloquy.tracking.annotation.upload;

import java.util.ArrayList;
import java.util.List;

/** What the look through an upload has found so far. */
final class Survey {
    private static final int MOST_KEPT = 100;

    private final List<Unreadable> unreadable = new ArrayList<>();
    private long documents;
    private long items;

    /** A line that is no document, or a run of them. */
    record Unreadable(String item, String text) {}

    void document() {
        documents++;
        items++;
    }

    void unreadable(Place place, String text) {
        items++;
        if (unreadable.size() < MOST_KEPT) {
            unreadable.add(new Unreadable(place.item(), text));
        }
    }

    long documents() {
        return documents;
    }

    long items() {
        return items;
    }

    /** The first ones; all of them as long as there is no document, because runs of lines are one. */
    List<Unreadable> unreadable() {
        return unreadable;
    }
}
