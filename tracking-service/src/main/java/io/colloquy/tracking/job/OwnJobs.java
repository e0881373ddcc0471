package io.colloquy.tracking.job;

import io.colloquy.tracking.event.JobEvents;
import io.colloquy.tracking.event.JobEvents.Happening;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Jobs that this service makes for work of its own: their batches come from a query, because there may be a great many. */
@ApplicationScoped
public class OwnJobs {
    private static final String INSERT_JOB = """
            INSERT INTO job (id, kind, title, payload, fingerprint, total, account)
            VALUES ($1, $2, $3, $4::text::jsonb, $5, $6, $7) RETURNING
            """ + JobView.WRITTEN;

    private static final String INSERT_BATCHES = """
            INSERT INTO batch (job_id, number, kind, queued_at, items)
            SELECT job.id, own.number, job.kind, job.created_at, own.items FROM job, (%s) AS own WHERE job.id = $1
            """;

    private static final String FAIL = """
            UPDATE batch SET status = 'failed', failed = cardinality(items), failure = $2, ended_at = clock_timestamp()
            WHERE job_id = $1
            """;

    private final JobEvents events;
    private final JobProgress progress;

    OwnJobs(JobEvents events, JobProgress progress) {
        this.events = events;
        this.progress = progress;
    }

    /**
     * A job that this service makes for an account.
     *
     * @param total items of all its batches, at least 1
     */
    public record OwnJob(String account, UUID id, String kind, String title, String payload, int total) {}

    /**
     * In the caller's transaction.
     *
     * @param batches a query of {@code number} and {@code items}; its first parameter is the job's id
     * @param values its parameters
     */
    public Uni<Void> create(SqlConnection connection, OwnJob job, String batches, Tuple values) {
        var header = Tuple.of(job.id(), job.kind(), job.title(), job.payload())
                .addBuffer(Buffer.buffer(job.id().toString().getBytes(StandardCharsets.UTF_8)))
                .addInteger(job.total())
                .addString(job.account());
        return connection
                .preparedQuery(INSERT_JOB)
                .execute(header)
                .map(rows -> JobView.from(rows.iterator().next()))
                .call(view -> connection
                        .preparedQuery(INSERT_BATCHES.formatted(batches))
                        .execute(values))
                .flatMap(view -> events.append(connection, job.id(), List.of(new Happening("created", view))));
    }

    /** Ends a job that was created in the same transaction: there is nothing in it to be done. */
    public Uni<Void> fail(SqlConnection connection, OwnJob job, String why, List<JobMessage> messages) {
        return connection
                .preparedQuery(FAIL)
                .execute(Tuple.of(job.id(), why))
                .flatMap(failed -> progress.count(connection, job.id(), Counts.allFailed(job.total()), messages, why));
    }
}
