package io.colloquy.tracking.job;

import io.colloquy.tracking.problem.Problems;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which batches to take up again: by how they ended, or by number. One of the two; nothing ever means all. */
@RegisterForReflection
record RetryRequest(
        @Schema(description = "failed (also batches that completed with failed items) and crashed")
        List<@NotNull String> status,

        @Size(max = 10_000) List<@NotNull @Min(1) Integer> batches) {
    private static final List<String> STATUSES = List.of("failed", "crashed");

    RetryRequest {
        status = status == null ? List.of() : status;
        batches = batches == null ? List.of() : batches;
    }

    void requireOneFilter() {
        if (status.isEmpty() == batches.isEmpty()) {
            throw Problems.unprocessable("Give either status or batches, and not empty: nothing does not mean all");
        }
        if (!STATUSES.containsAll(status)) {
            throw Problems.unprocessable("status: only failed and crashed batches are retried by status");
        }
    }
}
