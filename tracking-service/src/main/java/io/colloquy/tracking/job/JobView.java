package io.colloquy.tracking.job;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What anybody sees of a job: its counts are items, and together they reach the total when the job ends. */
@RegisterForReflection
public record JobView(
        UUID id,
        String kind,
        String title,
        JobStatus status,
        int total,
        int done,
        int failed,
        int crashed,
        int skipped,
        int invalid,
        int percent,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        String failure) {

    static JobView from(Row row) {
        int total = row.getInteger("total");
        int done = row.getInteger("done");
        int failed = row.getInteger("failed");
        int crashed = row.getInteger("crashed");
        int skipped = row.getInteger("skipped");
        int invalid = row.getInteger("invalid");
        return new JobView(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("title"),
                JobStatus.of(row.getString("status")),
                total,
                done,
                failed,
                crashed,
                skipped,
                invalid,
                percent(done + failed + crashed + skipped + invalid, total),
                instant(row, "created_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("failure"));
    }

    /** Rounded down, so that 100 is said only of a job whose every item has ended; a job of nothing has ended. */
    static int percent(int ended, int total) {
        return total == 0 ? 100 : (int) (100L * ended / total);
    }

    static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
