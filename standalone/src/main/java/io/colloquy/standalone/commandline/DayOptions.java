package io.colloquy.standalone.commandline;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * {@code --from} and {@code --to}, both included.
 *
 * @param from null: from the first day
 * @param to null: to the last day that is over
 */
record DayOptions(LocalDate from, LocalDate to) {

    static DayOptions of(Options options) {
        DayOptions days = new DayOptions(day(options, "--from"), day(options, "--to"));
        if (days.from != null && days.to != null && days.from.isAfter(days.to)) {
            throw new WrongUsage("--from " + days.from + " is after --to " + days.to + ".");
        }
        return days;
    }

    private static LocalDate day(Options options, String name) {
        return options.value(name).map(text -> parsed(name, text)).orElse(null);
    }

    private static LocalDate parsed(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new WrongUsage(name + " " + text + " is not a day. Write it as year-month-day, such as 2024-01-31.");
        }
    }
}
