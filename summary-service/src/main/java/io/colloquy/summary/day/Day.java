package io.colloquy.summary.day;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day of a chat that has messages, and what is known of its summary.
 *
 * @param endsAt when the chat's next day begins
 * @param inputHash of the messages as they are now
 * @param summary the newest one, or null
 */
public record Day(
        long chatId,
        LocalDate day,
        int messages,
        int textMessages,
        long characters,
        String inputHash,
        Instant endsAt,
        Newest summary) {

    /** The newest revision of a day's summary, and of which messages it was made. */
    public record Newest(int revision, String inputHash, boolean extractive) {}

    public DayStatus status(Instant now) {
        if (now.isBefore(endsAt)) {
            return DayStatus.OPEN;
        }
        if (summary == null) {
            return DayStatus.MISSING;
        }
        if (summary.extractive()) {
            return DayStatus.FAILED;
        }
        return summary.inputHash().equals(inputHash) ? DayStatus.OK : DayStatus.STALE;
    }

    public int revision() {
        return summary == null ? 0 : summary.revision();
    }
}
