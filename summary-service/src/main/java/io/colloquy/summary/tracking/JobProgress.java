package io.colloquy.summary.tracking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;

/** How far a job has come, as tracking-service tells it; the counts are of items. A paused job has not ended. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobProgress(
        String status,
        int total,
        int done,
        int failed,
        int crashed,
        int skipped,
        int invalid,
        int cancelled,
        int percent) {
    private static final Set<String> ENDED = Set.of("completed", "completed_with_errors", "failed", "cancelled");

    @JsonIgnore
    public boolean ended() {
        return ENDED.contains(status);
    }
}
