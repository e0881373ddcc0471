package io.colloquy.tracking.annotation.pubannotation;

/** Counts the annotations of one document, with the pieces of their spans, up to the most that are held at once. */
final class Budget {
    private final int most;
    private int used;

    Budget(int most) {
        this.most = most;
    }

    void one() {
        if (++used > most) {
            throw new Bad(
                    Reason.TOO_MANY_ANNOTATIONS, "", "A document has at most " + most + " annotations and spans.");
        }
    }
}
