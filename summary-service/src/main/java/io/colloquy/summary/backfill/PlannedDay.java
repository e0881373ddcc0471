package io.colloquy.summary.backfill;

import io.colloquy.summary.day.Day;
import io.colloquy.summary.day.DayStatus;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A day in a plan.
 *
 * @param taken whether the plan's mode takes it
 * @param result what became of it: created, fallback, skipped, or null for not yet
 */
record PlannedDay(
        long chatId,
        LocalDate day,
        DayStatus status,
        boolean taken,
        int messages,
        String inputHash,
        int baseRevision,
        Estimate estimate,
        String result) {

    static PlannedDay of(Day day, Mode mode, Instant now) {
        DayStatus status = day.status(now);
        return new PlannedDay(
                day.chatId(),
                day.day(),
                status,
                mode.takes(status),
                day.messages(),
                day.inputHash(),
                day.revision(),
                Estimate.of(day),
                null);
    }

    String item() {
        return chatId + "/" + day;
    }
}
