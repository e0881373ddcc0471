package io.colloquy.summary.backfill;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colloquy.summary.day.DayStatus;
import io.colloquy.summary.tracking.JobProgress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A backfill as clients see it.
 *
 * @param totals days of the range by status
 * @param plannedDays how many of them the mode takes; tokens and price are of these
 * @param price null when no price is known
 * @param progress null before the job exists, and while tracking-service is away
 */
record BackfillView(
        UUID planId,
        String state,
        Mode mode,
        @Schema(nullable = true) LocalDate fromDate,
        @Schema(nullable = true) LocalDate toDate,
        @Schema(nullable = true) List<Long> chatIds,
        @Schema(nullable = true) UUID jobId,
        OffsetDateTime createdAt,
        @Schema(nullable = true) OffsetDateTime finishedAt,
        Map<String, Integer> totals,
        int plannedDays,
        long estimatedTokens,
        @Schema(nullable = true) Money price,
        @Schema(nullable = true) JobProgress progress,
        List<DayView> days) {

    record Money(BigDecimal amount, String currency) {}

    /** A day of the plan; result is created, fallback or skipped once it is known. */
    record DayView(
            long chatId,
            LocalDate day,
            DayStatus status,
            boolean planned,
            int messages,
            long estimatedTokens,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
            String result) {}

    static BackfillView of(Plan plan, List<PlannedDay> days, JobProgress progress) {
        return new BackfillView(
                plan.id(),
                plan.state(),
                plan.mode(),
                plan.fromDate(),
                plan.toDate(),
                plan.chatIds(),
                plan.jobId(),
                plan.createdAt(),
                plan.finishedAt(),
                totals(days),
                (int) days.stream().filter(PlannedDay::taken).count(),
                days.stream()
                        .filter(PlannedDay::taken)
                        .mapToLong(day -> day.estimate().tokens())
                        .sum(),
                plan.price() == null ? null : new Money(plan.price(), plan.currency()),
                progress,
                days.stream().map(BackfillView::day).toList());
    }

    private static Map<String, Integer> totals(List<PlannedDay> days) {
        var totals = new LinkedHashMap<String, Integer>();
        Arrays.stream(DayStatus.values()).forEach(status -> totals.put(status.text(), 0));
        days.forEach(day -> totals.merge(day.status().text(), 1, Integer::sum));
        return totals;
    }

    private static DayView day(PlannedDay day) {
        return new DayView(
                day.chatId(),
                day.day(),
                day.status(),
                day.taken(),
                day.messages(),
                day.estimate().tokens(),
                day.result());
    }
}
