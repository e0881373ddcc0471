package io.colloquy.tracking.job;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What anybody sees of a batch. {@code supersedes} are the batches that it was split from. */
@RegisterForReflection
record BatchView(
        int batch,
        String status,
        List<String> items,
        List<Integer> supersedes,
        int attempt,
        int crashes,
        int failures,
        int itemsDone,
        int done,
        int failed,
        int crashed,
        int skipped,
        int invalid,
        int cancelled,
        @Schema(nullable = true) Instant claimedAt,
        @Schema(nullable = true) Instant leaseUntil,
        @Schema(nullable = true) Instant endedAt,
        @Schema(nullable = true) String failure) {

    static BatchView from(Row row) {
        return new BatchView(
                row.getInteger("number"),
                row.getString("status"),
                List.of(row.getArrayOfStrings("items")),
                List.of(row.getArrayOfIntegers("supersedes")),
                row.getInteger("attempt"),
                row.getInteger("crashes"),
                row.getInteger("failures"),
                row.getInteger("items_done"),
                row.getInteger("done"),
                row.getInteger("failed"),
                row.getInteger("crashed"),
                row.getInteger("skipped"),
                row.getInteger("invalid"),
                row.getInteger("cancelled"),
                JobView.instant(row, "claimed_at"),
                JobView.instant(row, "lease_until"),
                JobView.instant(row, "ended_at"),
                row.getString("failure"));
    }
}
