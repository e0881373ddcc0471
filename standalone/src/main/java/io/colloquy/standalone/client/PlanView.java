package io.colloquy.standalone.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A backfill's plan, as far as it is shown.
 *
 * @param totals days of the range by status
 * @param plannedDays how many of them the plan takes; tokens and price are of these
 * @param price null when no price is known
 * @param jobId null until the plan is applied
 */
public record PlanView(
        String planId,
        String mode,
        String jobId,
        Map<String, Integer> totals,
        int plannedDays,
        long estimatedTokens,
        Money price,
        List<Day> days) {

    public record Money(BigDecimal amount, String currency) {}

    public record Day(long chatId, LocalDate day, String status, boolean planned, int messages, long estimatedTokens) {}

    /** What a plan is asked for; null leaves a parameter to the service. */
    public record Request(boolean dryRun, LocalDate fromDate, LocalDate toDate, List<Long> chatIds, String mode) {}

    /** Says that a plan shall be done. */
    public record Application(String planId) {}
}
