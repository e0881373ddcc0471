package io.colloquy.tracking.job;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.event.JobEvents;
import io.colloquy.tracking.event.JobEvents.Happening;
import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Stores a job with all its batches in one transaction, once for its id however often it is asked for. */
@ApplicationScoped
class JobCreation {
    /** Inserting first and asking afterwards leaves no gap between the two in which another call could slip. */
    private static final String INSERT_JOB = """
            INSERT INTO job (id, kind, title, payload, fingerprint, total, retry_of, account, status, finished_at)
            VALUES ($1, $2, $3, $4::text::jsonb, $5, $6, $7, $8,
                    CASE WHEN $6 = 0 THEN 'completed' ELSE 'pending' END,
                    CASE WHEN $6 = 0 THEN clock_timestamp() END)
            ON CONFLICT (id) DO NOTHING
            RETURNING
            """ + JobView.WRITTEN;

    private static final String SAME_JOB = """
            SELECT fingerprint = $2 AND payload = $3::text::jsonb AS same, %s FROM job WHERE id = $1 AND account = $4
            """.formatted(JobView.READ);

    private static final String INSERT_BATCHES = """
            INSERT INTO batch (job_id, number, kind, queued_at, items)
            SELECT job.id, asked.number, job.kind, job.created_at, ARRAY(SELECT jsonb_array_elements_text(asked.items))
            FROM job, jsonb_array_elements($2::text::jsonb) WITH ORDINALITY AS asked (items, number)
            WHERE job.id = $1
            """;

    private final Database database;
    private final JobEvents events;

    JobCreation(Database database, JobEvents events) {
        this.database = database;
        this.events = events;
    }

    Uni<Created> create(String account, NewJob job) {
        job.requireUniqueItems();
        return database.inTransaction(connection -> create(connection, account, job, null));
    }

    /**
     * As part of the caller's transaction.
     *
     * @param retryOf the job whose batches these are, or null
     */
    Uni<Created> create(SqlConnection connection, String account, NewJob job, UUID retryOf) {
        var values = new ArrayList<Object>(List.of(job.id(), job.kind(), job.title(), job.payloadText()));
        values.add(Buffer.buffer(job.fingerprint()));
        values.add(job.total());
        values.add(retryOf);
        values.add(account);
        return connection
                .preparedQuery(INSERT_JOB)
                .execute(Tuple.from(values))
                .flatMap(rows -> rows.size() == 0
                        ? existing(connection, account, job)
                        : fill(connection, job, JobView.from(rows.iterator().next())));
    }

    private Uni<Created> fill(SqlConnection connection, NewJob job, JobView view) {
        var items = new JsonArray();
        job.batches().forEach(batch -> items.add(new JsonArray(List.copyOf(batch.items()))));
        var happenings = new ArrayList<>(List.of(new Happening("created", view)));
        if (view.status().isEnd()) {
            happenings.add(new Happening("finished", view));
        }
        return connection
                .preparedQuery(INSERT_BATCHES)
                .execute(Tuple.of(job.id(), items.encode()))
                .flatMap(inserted -> events.append(connection, job.id(), happenings))
                .replaceWith(new Created(view, true));
    }

    /** Whoever happens on the id of somebody else's job hears nothing of it but that another id is needed. */
    private static Uni<Created> existing(SqlConnection connection, String account, NewJob job) {
        var values = Tuple.of(job.id(), Buffer.buffer(job.fingerprint()), job.payloadText(), account);
        return connection.preparedQuery(SAME_JOB).execute(values).map(rows -> {
            if (rows.size() == 0) {
                throw Problems.idTaken("id: " + job.id() + " cannot be used; choose another");
            }
            Row row = rows.iterator().next();
            if (!row.getBoolean("same")) {
                throw Problems.keyReused(
                        "Job " + job.id() + " exists with another kind, title, payload or other batches");
            }
            return new Created(JobView.from(row), false);
        });
    }

    /** The job as it is now, and whether this call made it. */
    record Created(JobView job, boolean isNew) {}
}
