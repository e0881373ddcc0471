package io.colloquy.standalone.client;

import java.util.Set;

/** A job, as far as its progress is shown. */
public record JobView(
        String id,
        String status,
        int total,
        int done,
        int failed,
        int crashed,
        int skipped,
        int invalid,
        int cancelled,
        int percent,
        String failure) {
    private static final Set<String> OVER = Set.of("completed", "completed_with_errors", "failed", "cancelled");

    public boolean isOver() {
        return OVER.contains(status);
    }

    /** Nothing is handed out until somebody resumes it. */
    public boolean isPaused() {
        return "paused".equals(status);
    }

    public boolean isWell() {
        return "completed".equals(status);
    }

    /** Items that will not be worked on any more, however they ended. */
    public int ended() {
        return done + failed + crashed + skipped + invalid + cancelled;
    }
}
