package io.colloquy.tracking.lease;

import io.colloquy.tracking.job.JobMessage;
import io.colloquy.tracking.job.JobMessage.Severity;
import io.colloquy.tracking.job.JobProgress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.Collectors;

/** Halves a batch that keeps killing its workers, until the item that does it stands alone. */
@ApplicationScoped
class Splitting {
    /** Numbers are given out under the job's lock: two batches of a job may be split at the same time. */
    private static final String LOCK_JOB = "SELECT 1 FROM job WHERE id = $1 FOR NO KEY UPDATE";

    private static final String HALVES = """
            WITH parent AS (SELECT *, cardinality(items) / 2 AS middle FROM batch WHERE job_id = $1 AND number = $2),
            highest AS (SELECT max(number) AS number FROM batch WHERE job_id = $1)
            INSERT INTO batch (job_id, number, kind, queued_at, items, supersedes)
            SELECT parent.job_id, highest.number + half, parent.kind, parent.queued_at,
                CASE half WHEN 1 THEN items[:middle] ELSE items[middle + 1:] END, supersedes || parent.number
            FROM parent, highest, generate_series(1, 2) AS half
            RETURNING number
            """;

    private final JobProgress progress;

    Splitting(JobProgress progress) {
        this.progress = progress;
    }

    /** The caller's transaction holds the batch, which no longer counts. */
    Uni<Void> split(SqlConnection connection, UUID job, int batch) {
        return connection
                .preparedQuery(LOCK_JOB)
                .execute(Tuple.of(job))
                .flatMap(locked -> connection.preparedQuery(HALVES).execute(Tuple.of(job, batch)))
                .map(rows -> rows.stream()
                        .map(row -> row.getInteger("number"))
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" and ")))
                .flatMap(halves -> progress.say(
                        connection,
                        job,
                        new JobMessage(
                                null,
                                Severity.WARNING,
                                "Batch " + batch + " crashed 3 times and was split into " + halves)));
    }
}
