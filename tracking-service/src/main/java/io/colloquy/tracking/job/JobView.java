package io.colloquy.tracking.job;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What anybody sees of a job: its counts are items, and together they reach the total when the job ends, however it ends.
 *
 * @param retryOf the job whose batches this one takes up again, or null
 * @param rate over the last batches; null until it is known and when nothing runs
 * @param eta null until it is known and when nothing runs
 * @param cost so far; null when nobody reported any
 * @param lastProgressAt when an item ended last; null before the first
 */
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
        int cancelled,
        int percent,
        Instant createdAt,
        @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant finishedAt,
        @Schema(nullable = true) Instant lastProgressAt,
        @Schema(nullable = true) String failure,
        @Schema(nullable = true) UUID retryOf,
        @Schema(nullable = true) Pace.Rate rate,
        @Schema(nullable = true) Pace.Eta eta,
        @Schema(nullable = true) Cost cost) {

    /** The columns of a view where the job's row has just been written. */
    static final String WRITTEN = "job.*, job.last_progress_at AS progress_at, clock_timestamp() AS now";

    /** The columns of a view where it is read: then heartbeats may know of later progress than the row. */
    static final String READ = """
            job.*, clock_timestamp() AS now, greatest(job.last_progress_at, (
                SELECT max(progressed_at) FROM batch
                WHERE batch.job_id = job.id AND batch.status = 'running' AND batch.items_done > 0)) AS progress_at
            """;

    static JobView from(Row row) {
        JobStatus status = JobStatus.of(row.getString("status"));
        Counts counts = counts(row);
        int total = row.getInteger("total");
        int ended = counts.total() + row.getInteger("cancelled");
        Instant now = instant(row, "now");
        Pace pace = status == JobStatus.RUNNING ? pace(row) : new Pace(List.of());
        return new JobView(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("title"),
                status,
                total,
                counts.done(),
                counts.failed(),
                counts.crashed(),
                counts.skipped(),
                counts.invalid(),
                row.getInteger("cancelled"),
                percent(ended, total),
                instant(row, "created_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "progress_at"),
                row.getString("failure"),
                row.getUUID("retry_of"),
                pace.rate(now),
                pace.eta(now, total - ended),
                Cost.of(row));
    }

    private static Counts counts(Row row) {
        return new Counts(
                row.getInteger("done"),
                row.getInteger("failed"),
                row.getInteger("crashed"),
                row.getInteger("skipped"),
                row.getInteger("invalid"));
    }

    private static Pace pace(Row row) {
        OffsetDateTime[] at = row.getArrayOfOffsetDateTimes("recent_at");
        Integer[] items = row.getArrayOfIntegers("recent_items");
        var ends = new ArrayList<Pace.End>();
        for (int i = 0; i < at.length; i++) {
            ends.add(new Pace.End(at[i].toInstant(), items[i]));
        }
        return new Pace(ends);
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
