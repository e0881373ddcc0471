package io.colloquy.summary.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import.
 *
 * @param status waiting, finished or failed
 * @param chats the chats that hold its messages; none until it has finished
 * @param report null until it has finished
 * @param failure a problem; null unless it has failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
        long id,
        String status,
        String fileName,
        long bytes,
        @Schema(nullable = true) String zone,
        @Schema(nullable = true) UUID jobId,
        List<Long> chats,

        @JsonRawValue @Schema(implementation = Report.class, nullable = true)
        String report,

        @JsonRawValue
        @Schema(
                type = SchemaType.OBJECT,
                description = "A problem, as it would have been answered",
                requiredProperties = {"type", "title", "status"},
                additionalProperties = Schema.True.class,
                nullable = true)
        String failure,

        Instant createdAt,
        @Schema(nullable = true) Instant finishedAt) {

    static final String SELECT = """
            SELECT id, status, file_name, bytes, zone, job_id, report::text AS report, failure::text AS failure,
                   created_at, finished_at,
                   ARRAY(SELECT chat_id FROM import_chat WHERE import_id = import.id ORDER BY chat_id) AS chats
              FROM import\s""";

    static ImportView of(Row row) {
        OffsetDateTime finished = row.get(OffsetDateTime.class, "finished_at");
        return new ImportView(
                row.getLong("id"),
                row.getString("status"),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getString("zone"),
                row.getUUID("job_id"),
                Arrays.asList(row.getArrayOfLongs("chats")),
                row.getString("report"),
                row.getString("failure"),
                row.get(OffsetDateTime.class, "created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }

    boolean over() {
        return !status.equals("waiting");
    }
}
