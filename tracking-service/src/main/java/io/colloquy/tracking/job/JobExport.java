package io.colloquy.tracking.job;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.leaving.Erased;
import io.colloquy.tracking.leaving.ExportPage;
import io.colloquy.tracking.leaving.Pages;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Jobs as a person takes them along. Events are left out: they tell what jobs and messages tell, as it was before. */
final class JobExport {
    private static final String JOBS = "jobs";
    private static final String BATCHES = "batches";
    private static final String MESSAGES = "messages";
    static final List<String> SORTS = List.of(JOBS, BATCHES, MESSAGES);

    private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.parse("1970-01-01T00:00Z");
    private static final UUID FIRST = new UUID(0, 0);

    private static final Pages OF_JOBS = Pages.of(JOBS, """
            SELECT created_at, id, json_build_object('type', 'job', 'id', id, 'kind', kind, 'title', title, 'payload', payload,
                'status', status, 'total', total, 'done', done, 'failed', failed, 'crashed', crashed, 'skipped', skipped,
                'invalid', invalid, 'cancelled', cancelled, 'createdAt', created_at, 'startedAt', started_at,
                'finishedAt', finished_at, 'failure', failure, 'retryOf', retry_of, 'costAmount', cost_amount,
                'costCurrency', cost_currency, 'costUnpriced', cost_unpriced)::text AS line
            FROM job WHERE account = $1 AND (created_at, id) > ($2, $3::uuid)
            """, "created_at, id");

    /** A page of each job at most, so that one of a hundred thousand batches is not gone through for every page of it. */
    private static final Pages OF_BATCHES = Pages.of(BATCHES, """
            SELECT job.created_at, job.id, part.number, part.line
            FROM job CROSS JOIN LATERAL (
                SELECT number, json_build_object('type', 'batch', 'jobId', job_id, 'batch', number, 'items', items, 'status', status,
                    'attempt', attempt, 'crashes', crashes, 'failures', failures, 'claimedAt', claimed_at,
                    'endedAt', ended_at, 'failure', failure)::text AS line
                FROM batch WHERE job_id = job.id AND number > CASE WHEN job.id = $3::uuid THEN $4::int ELSE 0 END
                ORDER BY number LIMIT 200) AS part
            WHERE job.account = $1 AND (job.created_at, job.id) >= ($2, $3::uuid)
            """, "created_at, id, number");

    private static final Pages OF_MESSAGES = Pages.of(MESSAGES, """
            SELECT job.created_at, job.id, part.number, part.line
            FROM job CROSS JOIN LATERAL (
                SELECT id AS number, json_build_object('type', 'message', 'jobId', job_id, 'item', item, 'severity', severity,
                    'text', text, 'createdAt', created_at)::text AS line
                FROM job_message AS said
                WHERE job_id = job.id AND said.id > CASE WHEN job.id = $3::uuid THEN $4::bigint ELSE 0 END
                ORDER BY said.id LIMIT 200) AS part
            WHERE job.account = $1 AND (job.created_at, job.id) >= ($2, $3::uuid)
            """, "created_at, id, number");

    static Multi<ExportPage> of(Database database, String account) {
        Tuple first = Tuple.of(account, BEFORE_ALL, FIRST);
        Multi<ExportPage> jobs = OF_JOBS.read(database, first, row -> after(account, row));
        Multi<ExportPage> batches = OF_BATCHES.read(
                database,
                Tuple.of(account, BEFORE_ALL, FIRST, 0),
                row -> after(account, row).addInteger(row.getInteger("number")));
        Multi<ExportPage> messages = OF_MESSAGES.read(
                database,
                Tuple.of(account, BEFORE_ALL, FIRST, 0L),
                row -> after(account, row).addLong(row.getLong("number")));
        return Multi.createBy().concatenating().streams(jobs, batches, messages);
    }

    static Erased counted(JobDeletion.Removed removed) {
        return Erased.of(JOBS, removed.jobs())
                .plus(Erased.of(BATCHES, removed.batches()))
                .plus(Erased.of(MESSAGES, removed.messages()))
                .plus(Erased.uncounted(removed.events()));
    }

    private static Tuple after(String account, Row row) {
        return Tuple.of(account, row.getOffsetDateTime("created_at"), row.getUUID("id"));
    }

    private JobExport() {}
}
