package io.colloquy.tracking.annotation.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.colloquy.tracking.annotation.Project;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An upload and what has become of it so far.
 *
 * @param status as of its job; {@code completed}, {@code completed_with_errors} or {@code failed} when it was handled in its request
 * @param jobId null when it was handled in its request
 * @param items documents, and lines that cannot be read: the total of its job
 * @param documents of these, the ones stored
 * @param annotations in the documents stored, as they came
 * @param skipped documents that were there already and stayed as they are
 * @param invalid documents and lines that could not be stored
 * @param rejected annotations that could not be stored, of documents that were
 * @param refusals the first of what was refused, when it was handled in its request; else they are messages of the job
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadView(
        UUID id,
        String project,
        String mode,
        String fileName,
        long bytes,
        String status,
        @Schema(nullable = true) UUID jobId,
        long items,
        long documents,
        long annotations,
        long skipped,
        long invalid,
        long rejected,
        long warnings,

        @JsonRawValue @Schema(implementation = Refusal[].class, nullable = true)
        String refusals,

        Instant createdAt,
        @Schema(nullable = true) Instant finishedAt) {

    static final String SELECT = """
            SELECT upload.*, coalesce(upload.finished_at, job.finished_at) AS ended_at,
                CASE WHEN upload.status <> 'stored' THEN upload.status ELSE coalesce(job.status, 'job_deleted') END AS stands,
                upload.refusals::text AS refused, counted.*
            FROM annotation_upload AS upload LEFT JOIN job ON job.id = upload.job_id CROSS JOIN LATERAL (
                SELECT coalesce(sum(documents), 0) AS documents, coalesce(sum(annotations), 0) AS annotations,
                    coalesce(sum(skipped), 0) AS skipped, coalesce(sum(invalid), 0) AS invalid,
                    coalesce(sum(rejected), 0) AS rejected, coalesce(sum(warnings), 0) AS warnings
                FROM annotation_batch AS batch
                WHERE batch.project = upload.project AND batch.upload_id = upload.id) AS counted
            WHERE upload.project = $1 AND upload.id = $2 AND upload.account = $3 AND upload.status <> 'receiving'
            """;

    /** Something that was not stored. */
    @RegisterForReflection
    record Refusal(String item, String severity, String text) {}

    static UploadView from(Row row) {
        return new UploadView(
                row.getUUID("id"),
                Project.nameIn(row.getString("project")),
                row.getString("mode"),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getString("stands"),
                row.getUUID("job_id"),
                row.getLong("items"),
                row.getLong("documents"),
                row.getLong("annotations"),
                row.getLong("skipped"),
                row.getLong("invalid"),
                row.getLong("rejected"),
                row.getLong("warnings"),
                row.getString("refused"),
                row.get(OffsetDateTime.class, "created_at").toInstant(),
                instant(row, "ended_at"));
    }

    boolean handled() {
        return jobId == null;
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }
}
