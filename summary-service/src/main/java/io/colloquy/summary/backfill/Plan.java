package io.colloquy.summary.backfill;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stored plan without its days. Its job has the plan's id, so a plan can never have two.
 *
 * @param number ascends with every plan
 * @param price null when it is not known
 */
record Plan(
        @JsonProperty("planId") UUID id,
        long number,
        Mode mode,
        @Schema(nullable = true) LocalDate fromDate,
        @Schema(nullable = true) LocalDate toDate,
        @Schema(nullable = true) List<Long> chatIds,
        @Schema(nullable = true) BigDecimal price,
        @Schema(nullable = true) String currency,
        String state,
        @Schema(nullable = true) UUID jobId,
        @Schema(nullable = true) String jobStatus,
        OffsetDateTime createdAt,
        @Schema(nullable = true) OffsetDateTime finishedAt) {}
