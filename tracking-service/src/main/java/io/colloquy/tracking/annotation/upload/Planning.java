package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.collection.Projects;
import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.job.JobMessage;
import io.colloquy.tracking.job.JobMessage.Severity;
import io.colloquy.tracking.job.OwnJobs;
import io.colloquy.tracking.job.OwnJobs.OwnJob;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Makes an upload's job, all of whose batches are known, and promises it: one transaction. */
@ApplicationScoped
class Planning {
    static final String KIND = "annotation";
    /** For the largest upload on a slow disk; that the database answers at all was seen before. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int FETCH = 5_000;

    private static final String PROMISE = """
            UPDATE annotation_upload SET status = $3, job_id = $4, items = $5,
                finished_at = CASE WHEN $3 = 'failed' THEN clock_timestamp() END
            WHERE project = $1 AND id = $2 AND status = 'receiving'
            """;

    /** A document's lines belong together wherever they stand in the file, in the place of the first. */
    private static final String DOCUMENTS = """
            SELECT min(ordinal) AS first, sum(weight) AS weight FROM annotation_line
            WHERE project = $1 AND upload_id = $2
            GROUP BY sourcedb, sourceid, CASE WHEN sourcedb IS NULL THEN ordinal END
            ORDER BY first
            """;

    /** In the order of keys, in which everybody locks documents. */
    private static final String BATCHES = """
            SELECT width_bucket(first, $4::bigint[]) AS number, array_agg(item ORDER BY sourcedb, sourceid, ordinal) AS items
            FROM (
                SELECT item, sourcedb, sourceid, ordinal, min(ordinal) OVER (
                    PARTITION BY sourcedb, sourceid, CASE WHEN sourcedb IS NULL THEN ordinal END) AS first
                FROM annotation_line WHERE project = $2 AND upload_id = $3) AS line
            GROUP BY 1
            """;

    private final Database database;
    private final OwnJobs jobs;
    private final Projects projects;

    Planning(Database database, OwnJobs jobs, Projects projects) {
        this.database = database;
        this.jobs = jobs;
        this.projects = projects;
    }

    Uni<UUID> plan(Upload upload, Survey survey) {
        UUID job = UUID.randomUUID();
        boolean hopeless = survey.documents() == 0;
        return database.inTransaction(
                        PATIENCE,
                        connection -> promise(connection, upload, survey, job, hopeless)
                                .chain(() -> cut(connection, upload))
                                .chain(cut -> create(connection, upload, survey, job, cut)))
                .replaceWith(job);
    }

    private Uni<Void> promise(SqlConnection connection, Upload upload, Survey survey, UUID job, boolean hopeless) {
        var values = Tuple.of(upload.project().key(), upload.id(), hopeless ? "failed" : "stored", job, survey.items());
        return connection
                .preparedQuery(PROMISE)
                .execute(values)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new IllegalStateException("the upload was cleaned away before its job was made");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<BatchCut> cut(SqlConnection connection, Upload upload) {
        var cut = new BatchCut();
        return connection
                .prepare(DOCUMENTS)
                .onItem()
                .transformToMulti(statement -> statement
                        .createStream(FETCH, Tuple.of(upload.project().key(), upload.id()))
                        .toMulti())
                .invoke(row -> cut.document(row.getLong("first"), row.getLong("weight")))
                .collect()
                .last()
                .replaceWith(cut);
    }

    private Uni<Void> create(SqlConnection connection, Upload upload, Survey survey, UUID id, BatchCut cut) {
        var payload = new JsonObject()
                .put("project", upload.project().key())
                .put("uploadId", upload.id().toString())
                .put("mode", upload.mode().text());
        var job = new OwnJob(
                upload.project().account(),
                id,
                KIND,
                "Annotations of " + upload.fileName() + " into "
                        + upload.project().name(),
                payload.encode(),
                Math.toIntExact(survey.items()));
        var values = Tuple.of(id, upload.project().key(), upload.id()).addArrayOfLong(cut.starts());
        Uni<Void> created = jobs.create(connection, job, BATCHES, values);
        return survey.documents() > 0
                ? projects.open(connection, upload.project()).chain(() -> created)
                : created.chain(
                        () -> jobs.fail(connection, job, "No line of the upload can be read", messages(survey)));
    }

    private static List<JobMessage> messages(Survey survey) {
        return survey.unreadable().stream()
                .map(line -> new JobMessage(line.item(), Severity.ERROR, line.text()))
                .toList();
    }
}
