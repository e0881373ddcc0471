package io.colloquy.tracking.statistics;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Counts what has ended by the hour, in the transaction that ends it, so that the numbers are right whatever is deleted later:
 * once for all, and once for the account that it belongs to. Every database session has rows of its own: nobody waits for
 * another one's, and they are added up by whoever reads.
 */
@ApplicationScoped
public class RollUps {
    private static final String JOB = """
            WITH ended AS (SELECT *, extract(epoch FROM finished_at - started_at)::float8 AS took FROM job WHERE id = $1),
            counted AS (
                SELECT date_trunc('hour', ended_at, 'UTC') AS hour, '' AS status, NULL::float8 AS took,
                    sum(attempt - crashes) AS survived
                FROM batch WHERE job_id = $1 AND attempt > crashes AND ended_at IS NOT NULL
                GROUP BY 1
                UNION ALL SELECT date_trunc('hour', finished_at, 'UTC'), status, took, 0 FROM ended),
            hours AS (
                SELECT hour, pg_backend_pid() AS slot, count(*) FILTER (WHERE status = 'completed') AS completed,
                    count(*) FILTER (WHERE status = 'completed_with_errors') AS completed_with_errors,
                    count(*) FILTER (WHERE status = 'failed') AS failed,
                    count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
                    count(took) AS timed, coalesce(sum(took), 0) AS seconds, coalesce(max(took), 0) AS longest,
                    sum(survived) AS survived
                FROM counted GROUP BY hour),
            own AS (
                INSERT INTO account_hour AS sum (hour, slot, completed, completed_with_errors, failed, cancelled,
                    timed, seconds, longest, survived, account)
                SELECT hours.*, ended.account FROM hours, ended
                ON CONFLICT (account, hour, slot) DO UPDATE SET %1$s)
            INSERT INTO job_hour AS sum (hour, slot, completed, completed_with_errors, failed, cancelled,
                timed, seconds, longest, survived)
            SELECT * FROM hours
            ON CONFLICT (hour, slot) DO UPDATE SET %1$s
            """.formatted("""
                completed = sum.completed + excluded.completed,
                completed_with_errors = sum.completed_with_errors + excluded.completed_with_errors,
                failed = sum.failed + excluded.failed, cancelled = sum.cancelled + excluded.cancelled,
                timed = sum.timed + excluded.timed, seconds = sum.seconds + excluded.seconds,
                longest = greatest(sum.longest, excluded.longest), survived = sum.survived + excluded.survived
            """);

    private static final String CRASH = """
            WITH told AS (
                INSERT INTO crash (job_id, batch, items, size, worker, account)
                SELECT job_id, number, items[:3], cardinality(items), worker, job.account
                FROM batch JOIN job ON job.id = batch.job_id WHERE job_id = $1 AND number = $2),
            own AS (
                INSERT INTO account_hour AS sum (account, hour, slot, crashes)
                SELECT account, date_trunc('hour', clock_timestamp(), 'UTC'), pg_backend_pid(), 1 FROM job WHERE id = $1
                ON CONFLICT (account, hour, slot) DO UPDATE SET crashes = sum.crashes + 1)
            INSERT INTO job_hour AS sum (hour, slot, crashes)
            VALUES (date_trunc('hour', clock_timestamp(), 'UTC'), pg_backend_pid(), 1)
            ON CONFLICT (hour, slot) DO UPDATE SET crashes = sum.crashes + 1
            """;

    /** The job has just ended in the caller's transaction, which does so once. */
    public Uni<Void> jobEnded(SqlConnection connection, UUID job) {
        return connection.preparedQuery(JOB).execute(Tuple.of(job)).replaceWithVoid();
    }

    /** The caller's transaction has just taken the batch from a holder that is thought dead. */
    public Uni<Void> attemptCrashed(SqlConnection connection, UUID job, int batch) {
        return connection.preparedQuery(CRASH).execute(Tuple.of(job, batch)).replaceWithVoid();
    }
}
