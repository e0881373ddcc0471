package io.colloquy.tracking.job;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.event.JobEvents;
import io.colloquy.tracking.event.JobEvents.Happening;
import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Ends a job before its work is done. Its open batches are closed in the same transaction, so whoever holds one is refused from
 * then on. Batches are locked before the job, as everywhere.
 */
@ApplicationScoped
class Cancellation {
    /** A batch that somebody is just ending is waited for, and then left as it ended. */
    private static final String CLOSE_BATCHES = """
            WITH open AS MATERIALIZED (
                SELECT number FROM batch WHERE job_id = (SELECT id FROM job WHERE id = $1 AND account = $2) AND status IN ('pending', 'paused', 'running')
                ORDER BY number FOR NO KEY UPDATE),
            closed AS (
                UPDATE batch SET status = 'cancelled', cancelled = cardinality(items), lease_until = NULL,
                    ended_at = clock_timestamp()
                FROM open WHERE batch.job_id = $1 AND batch.number = open.number
                RETURNING batch.cancelled)
            SELECT coalesce(sum(cancelled), 0)::int AS items FROM closed
            """;

    private static final String STILL_OPEN = """
            SELECT 1 FROM batch WHERE job_id = (SELECT id FROM job WHERE id = $1 AND account = $2) AND status IN ('pending', 'paused', 'running') LIMIT 1
            """;

    private static final String CLOSE_JOB = """
            UPDATE job SET status = 'cancelled', cancelled = $2, finished_at = clock_timestamp()
            WHERE id = $1 AND account = $3 AND finished_at IS NULL
            RETURNING
            """ + JobView.WRITTEN;

    private final Database database;
    private final JobEvents events;
    private final JobQueries jobs;

    Cancellation(Database database, JobEvents events, JobQueries jobs) {
        this.database = database;
        this.events = events;
        this.jobs = jobs;
    }

    /** Answers the cancelled job, also when it had been cancelled before; of another ended job this is a 409 problem. */
    Uni<JobView> cancel(String account, UUID job) {
        return database.inTransaction(connection -> closeBatches(connection, account, job, 0)
                        .flatMap(items -> closeJob(connection, account, job, items)))
                .flatMap(cancelled -> cancelled == null
                        ? jobs.get(account, job).invoke(Cancellation::requireCancelled)
                        : Uni.createFrom().item(cancelled));
    }

    /**
     * Until none is open: a batch that was being split when it was come upon has left two halves, which only a later statement
     * sees. Batches come from nothing but open batches, so none appears once none is left.
     */
    private Uni<Integer> closeBatches(SqlConnection connection, String account, UUID job, int before) {
        return connection
                .preparedQuery(CLOSE_BATCHES)
                .execute(Tuple.of(job, account))
                .map(rows -> before + rows.iterator().next().getInteger("items"))
                .flatMap(items -> connection
                        .preparedQuery(STILL_OPEN)
                        .execute(Tuple.of(job, account))
                        .flatMap(open -> open.size() == 0
                                ? Uni.createFrom().item(items)
                                : closeBatches(connection, account, job, items)));
    }

    /** Null when the job had ended before. */
    private Uni<JobView> closeJob(SqlConnection connection, String account, UUID job, int items) {
        return connection
                .preparedQuery(CLOSE_JOB)
                .execute(Tuple.of(job, items, account))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().nullItem()
                        : told(connection, rows.iterator().next()));
    }

    private Uni<JobView> told(SqlConnection connection, Row row) {
        JobView view = JobView.from(row);
        return events.append(connection, view.id(), List.of(new Happening("finished", view)))
                .replaceWith(view);
    }

    private static void requireCancelled(JobView job) {
        if (job.status() != JobStatus.CANCELLED) {
            throw Problems.jobEnded("Job " + job.id() + " is " + job.status().text() + " and cannot be cancelled");
        }
    }
}
