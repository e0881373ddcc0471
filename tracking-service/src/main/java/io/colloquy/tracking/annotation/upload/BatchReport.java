package io.colloquy.tracking.annotation.upload;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one batch of an upload brought; a handled upload is one batch, number 0, of no job. */
@RegisterForReflection
record BatchReport(
        @Schema(nullable = true) UUID jobId,
        int batch,
        int documents,
        int annotations,
        int skipped,
        int invalid,
        int rejected,
        int warnings) {

    /** A part of them in the order in which they ended; {@code nextCursor} is null on the last. */
    @RegisterForReflection
    record Page(
            List<BatchReport> items,
            @Schema(nullable = true) String nextCursor) {}

    static BatchReport from(Row row) {
        return new BatchReport(
                row.getUUID("job_id"),
                row.getInteger("batch"),
                row.getInteger("documents"),
                row.getInteger("annotations"),
                row.getInteger("skipped"),
                row.getInteger("invalid"),
                row.getInteger("rejected"),
                row.getInteger("warnings"));
    }
}
