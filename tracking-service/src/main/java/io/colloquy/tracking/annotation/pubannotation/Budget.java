package io.colloquy.tracking.annotation.pubannotation;

/** Counts what one document is made of, up to the most that is held at once: annotations, pieces of spans, kept keys. */
final class Budget {
    private final int most;
    private int used;

    Budget(int most) {
        this.most = most;
    }

    void one() {
        if (++used > most) {
            throw new Bad(
                    Reason.TOO_MANY_ANNOTATIONS,
                    "",
                    "A document has at most " + most + " annotations, spans and further keys.");
        }
    }
}
