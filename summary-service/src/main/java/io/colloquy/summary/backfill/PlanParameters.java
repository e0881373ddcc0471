package io.colloquy.summary.backfill;

import io.colloquy.summary.day.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a plan is made for; null means no bound, and for the last day each chat's yesterday. */
record PlanParameters(String account, Mode mode, LocalDate fromDate, LocalDate toDate, List<Long> chatIds) {
    DayRange range(Instant now) {
        return DayRange.of(account, chatIds, fromDate, toDate, now);
    }
}
