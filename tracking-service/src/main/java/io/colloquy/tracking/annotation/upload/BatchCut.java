package io.colloquy.tracking.annotation.upload;

import java.util.ArrayList;
import java.util.List;

/** Cuts an upload's documents into batches of at least 500 annotation items; a document is never cut. */
final class BatchCut {
    static final long LEAST = 500;

    private final List<Long> starts = new ArrayList<>();
    private long held;

    /**
     * The next document.
     *
     * @param first ordinal of its first line
     * @param weight its annotation items, at least 1: a document without any is work too
     */
    void document(long first, long weight) {
        if (starts.isEmpty() || held >= LEAST) {
            starts.add(first);
            held = 0;
        }
        held += weight;
    }

    /** The ordinals with which batches begin, ascending. */
    Long[] starts() {
        return starts.toArray(Long[]::new);
    }
}
