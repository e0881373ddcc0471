package io.colloquy.tracking.job;

/** How the items of a batch ended by themselves; a batch that was cancelled has no such counts. */
public record Counts(int done, int failed, int crashed, int skipped, int invalid) {
    public static Counts allFailed(int items) {
        return new Counts(0, items, 0, 0, 0);
    }

    public static Counts oneCrashed() {
        return new Counts(0, 0, 1, 0, 0);
    }

    public Counts plus(Counts other) {
        return new Counts(
                done + other.done,
                failed + other.failed,
                crashed + other.crashed,
                skipped + other.skipped,
                invalid + other.invalid);
    }

    public int total() {
        return done + failed + crashed + skipped + invalid;
    }
}
