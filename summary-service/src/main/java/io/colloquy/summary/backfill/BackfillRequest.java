package io.colloquy.summary.backfill;

import io.colloquy.summary.day.IsoDate;
import io.colloquy.summary.day.RangeReversed;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a client sends: parameters, or the id of a plan to apply. */
record BackfillRequest(boolean dryRun, String fromDate, String toDate, List<Long> chatIds, String mode, UUID planId) {
    private static final int MOST_CHATS = 10_000;

    /** Throws a problem that names the field that cannot be read. */
    PlanParameters parameters(String account) {
        LocalDate from = IsoDate.parse("fromDate", fromDate);
        LocalDate to = IsoDate.parse("toDate", toDate);
        RangeReversed.unlessOrdered("fromDate", from, "toDate", to);
        if (chatIds != null && chatIds.size() > MOST_CHATS) {
            throw PlanProblems.invalid("chatIds holds more than " + MOST_CHATS + " chats; leave it out for all.");
        }
        if (chatIds != null && chatIds.stream().anyMatch(Objects::isNull)) {
            throw PlanProblems.invalid("chatIds holds a null.");
        }
        List<Long> chats = chatIds == null ? null : chatIds.stream().distinct().toList();
        return new PlanParameters(account, Mode.asked(mode), from, to, chats);
    }
}
