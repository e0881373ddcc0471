package io.colloquy.tracking.lease;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.job.JobProgress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Hands out batches, those of the oldest job first. */
@ApplicationScoped
class Claims {
    /**
     * Each kind's oldest are found at the head of its own stretch of the index, however much waits behind or in other kinds.
     * What another claimer has its hands on is skipped, not waited for: claims never queue up behind each other. A batch of a
     * paused job is parked instead of handed out. The share lock waits for a resume that is under way, and holds one off that is
     * not: a batch parked behind its back would never be found again.
     */
    static final String CLAIM = """
            WITH next AS MATERIALIZED (
                SELECT waiting.job_id, waiting.number
                FROM unnest($1::text[]) AS wanted (kind) CROSS JOIN LATERAL (
                    SELECT job_id, number, queued_at FROM batch
                    WHERE status = 'pending' AND kind = wanted.kind
                    ORDER BY queued_at, job_id, number
                    LIMIT $2
                    FOR NO KEY UPDATE SKIP LOCKED) AS waiting
                ORDER BY queued_at, job_id, number
                LIMIT $2),
            paused AS MATERIALIZED (
                SELECT id FROM job WHERE status = 'paused' AND id IN (SELECT job_id FROM next) ORDER BY id FOR SHARE),
            parked AS (
                UPDATE batch SET status = 'paused'
                FROM next JOIN paused ON paused.id = next.job_id
                WHERE batch.job_id = next.job_id AND batch.number = next.number
                RETURNING batch.job_id),
            claimed AS (
                UPDATE batch SET status = 'running', attempt = attempt + 1, fence = nextval('batch_fence'), worker = $3,
                    lease_until = clock_timestamp() + $4 * interval '1 millisecond',
                    claimed_at = clock_timestamp(), progressed_at = clock_timestamp(), items_done = 0
                FROM next
                WHERE batch.job_id = next.job_id AND batch.number = next.number
                    AND next.job_id NOT IN (SELECT id FROM paused)
                RETURNING batch.*)
            SELECT claimed.*, job.account, job.payload::text AS payload, job.started_at IS NULL AS first, parked.parked
            FROM (SELECT count(*) AS parked FROM parked) AS parked
            LEFT JOIN (claimed JOIN job ON job.id = claimed.job_id) ON true
            ORDER BY claimed.queued_at, claimed.job_id, claimed.number
            """;

    private final Database database;
    private final JobProgress progress;
    private final LeaseTimes times;

    Claims(Database database, JobProgress progress, LeaseTimes times) {
        this.database = database;
        this.progress = progress;
        this.times = times;
    }

    Uni<List<ClaimView>> claim(ClaimRequest request) {
        long leaseMs = times.lease().toMillis();
        String[] kinds = request.kinds().toArray(String[]::new);
        Tuple values = Tuple.of(kinds, request.max(), request.worker(), (double) leaseMs);
        return database.inTransaction(connection -> take(connection, values))
                .map(rows ->
                        rows.stream().map(row -> ClaimView.from(row, leaseMs)).toList());
    }

    /** When all that was found had to be parked, others may wait behind it. */
    private Uni<List<Row>> take(SqlConnection connection, Tuple values) {
        return connection.preparedQuery(CLAIM).execute(values).flatMap(rows -> {
            List<Row> claimed =
                    rows.stream().filter(row -> row.getUUID("job_id") != null).toList();
            boolean onlyParked = claimed.isEmpty() && rows.iterator().next().getLong("parked") > 0;
            return onlyParked
                    ? take(connection, values)
                    : startJobs(connection, claimed).replaceWith(claimed);
        });
    }

    /** In the order of ids, as everybody locks jobs. */
    private Uni<Void> startJobs(SqlConnection connection, List<Row> rows) {
        List<UUID> first = rows.stream()
                .filter(row -> row.getBoolean("first"))
                .map(row -> row.getUUID("job_id"))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        return Multi.createFrom()
                .iterable(first)
                .onItem()
                .transformToUniAndConcatenate(job -> progress.start(connection, job))
                .collect()
                .last();
    }
}
