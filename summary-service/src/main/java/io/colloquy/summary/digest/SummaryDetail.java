package io.colloquy.summary.digest;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One day's summary with what it rests on. */
record SummaryDetail(SummaryView summary, List<Revision> revisions, List<Evidence> evidence) {
    /** One of the day's summaries, newest first. */
    record Revision(
            int revision,
            String method,
            @Schema(nullable = true) String reason,
            int messages,
            OffsetDateTime createdAt) {}

    /** A cited message; when it was deleted since, sender, time and text are null. */
    record Evidence(
            int number,
            long messageId,
            boolean deleted,
            @Schema(nullable = true) String sender,
            @Schema(nullable = true) OffsetDateTime at,
            @Schema(nullable = true) String kind,
            @Schema(nullable = true) String text) {}
}
