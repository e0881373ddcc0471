package io.colloquy.tracking.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How jobs have been doing. */
@RegisterForReflection
record StatisticsView(
        @Schema(description = "The window's first hour counts as a whole")
        Instant from,

        Instant to,

        @Schema(description = "Jobs by status: how many are open now, and how many ended in the window")
        Map<String, Long> jobs,

        @Schema(
                description = "The ended jobs by status, in percent of all that ended; null when none did",
                nullable = true)
        Map<String, Double> percent,

        @Schema(nullable = true) Seconds seconds,

        @Schema(description = "The five latest crashes of the window")
        List<Crash> crashes,

        @Schema(description = "The last seven days (UTC), oldest first")
        List<Day> days,

        @Schema(description = "Bytes on disk, with indexes, by table")
        Map<String, Long> tables) {

    /** From a job's first claim to its end, pauses included; null when no job that was worked on ended. */
    @RegisterForReflection
    record Seconds(
            @Schema(nullable = true) Double average,
            @Schema(nullable = true) Double maximum) {}

    @RegisterForReflection
    record Crash(
            UUID jobId,
            int batch,

            @Schema(description = "The first three items at most")
            List<String> items,

            @Schema(description = "How many items the batch had")
            int size,

            @Schema(nullable = true) String worker,
            Instant at) {}

    @RegisterForReflection
    record Day(
            LocalDate day,

            @Schema(description = "Attempts that ended; those of a running job are known when it ends, except crashes")
            long attempts,

            long crashes,

            @Schema(description = "Crashes per attempt that ended, from 0 to 1; null when none ended", nullable = true)
            Double rate) {}
}
