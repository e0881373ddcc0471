package io.colloquy.summary.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Which days are meant.
 *
 * @param account whose chats
 * @param chatIds null means all of them
 * @param from null means from the first message on
 * @param to null means each chat's yesterday
 * @param last only so many days up to each chat's yesterday; null means no such bound
 * @param now decides which day is yesterday
 */
public record DayRange(String account, List<Long> chatIds, LocalDate from, LocalDate to, Integer last, Instant now) {
    public static DayRange of(String account, List<Long> chatIds, LocalDate from, LocalDate to, Instant now) {
        return new DayRange(account, chatIds, from, to, null, now);
    }

    public static DayRange lastDays(String account, int days, Instant now) {
        return new DayRange(account, null, null, null, days, now);
    }
}
