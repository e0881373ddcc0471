package io.colloquy.tracking.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a job stands; the last four are ends. */
public enum JobStatus {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("completed_with_errors")
    COMPLETED_WITH_ERRORS,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** @throws IllegalArgumentException when the text is no status */
    static JobStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isEnd() {
        return this != PENDING && this != RUNNING && this != PAUSED;
    }
}
