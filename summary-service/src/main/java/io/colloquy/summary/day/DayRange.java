package io.colloquy.summary.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Which days are meant.
 *
 * @param chatIds null means all chats
 * @param from null means from the first message on
 * @param to null means each chat's yesterday
 * @param last only so many days up to each chat's yesterday; null means no such bound
 * @param now decides which day is yesterday
 */
public record DayRange(List<Long> chatIds, LocalDate from, LocalDate to, Integer last, Instant now) {
    public static DayRange of(List<Long> chatIds, LocalDate from, LocalDate to, Instant now) {
        return new DayRange(chatIds, from, to, null, now);
    }

    public static DayRange lastDays(int days, Instant now) {
        return new DayRange(null, null, null, days, now);
    }
}
