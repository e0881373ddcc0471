package io.colloquy.summary.backfill;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

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
        LocalDate fromDate,
        LocalDate toDate,
        List<Long> chatIds,
        BigDecimal price,
        String currency,
        String state,
        UUID jobId,
        String jobStatus,
        OffsetDateTime createdAt,
        OffsetDateTime finishedAt) {}
