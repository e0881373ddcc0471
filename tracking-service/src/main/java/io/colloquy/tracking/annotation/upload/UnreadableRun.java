package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.pubannotation.Entry;
import java.util.List;
import java.util.Optional;

/**
 * Lines that cannot be read and follow each other. The first are told one by one and the rest of the run as one, by their
 * numbers: a file of a hundred million bad lines must not become as many messages.
 */
final class UnreadableRun {
    private static final int TOLD_ALONE = 20;

    private int alone;
    private long more;
    private Entry first;
    private Entry last;

    /** The end of a run. */
    record Rest(String file, String lines, Parcel parcel) {}

    /** Answers the line if it is to be told alone. */
    Optional<Entry> add(Entry unreadable) {
        if (alone < TOLD_ALONE) {
            alone++;
            return Optional.of(unreadable);
        }
        if (more++ == 0) {
            first = unreadable;
        }
        last = unreadable;
        return Optional.empty();
    }

    /** Answers what has not been told, when a line that can be read or the end comes. */
    Optional<Rest> end() {
        long untold = more;
        alone = 0;
        more = 0;
        return untold == 0 ? Optional.empty() : Optional.of(rest(untold));
    }

    private Rest rest(long untold) {
        boolean oneFile = first.file().equals(last.file());
        String lines = oneFile && untold > 1 ? first.line() + "-" + last.line() : Long.toString(first.line());
        String end = oneFile ? "line " + last.line() : last.file() + " line " + last.line();
        String why = Note.of(first.rejections().get(0)).text();
        String text = untold == 1 ? why : untold + " more that cannot be read, up to " + end + "; the first: " + why;
        return new Rest(first.file(), lines, new Parcel(null, 1, 0, List.of(new Note(false, text))));
    }
}
