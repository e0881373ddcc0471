package io.colloquy.summary.digest;

import java.time.OffsetDateTime;
import java.util.List;

/** One day's summary with what it rests on. */
record SummaryDetail(SummaryView summary, List<Revision> revisions, List<Evidence> evidence) {
    /** One of the day's summaries, newest first. */
    record Revision(int revision, String method, String reason, int messages, OffsetDateTime createdAt) {}

    /** A cited message; when it was deleted since, sender, time and text are null. */
    record Evidence(
            int number, long messageId, boolean deleted, String sender, OffsetDateTime at, String kind, String text) {}
}
