package io.colloquy.summary.importing.whatsapp;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** Which field of a date is the day, which the month, which the year. */
public enum DateOrder {
    DMY("day/month/year"),
    MDY("month/day/year"),
    YMD("year/month/day");

    private final String words;

    DateOrder(String words) {
        this.words = words;
    }

    /** As requests and reports write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String words() {
        return words;
    }

    /** The date that the fields name when read in this order; null if there is no such date. */
    LocalDate read(int first, int middle, int last) {
        int year = this == YMD ? first : last;
        int month = this == MDY ? first : middle;
        int day = this == DMY ? first : this == MDY ? middle : last;
        if (month < 1 || month > 12 || day < 1 || day > 31 || year < 0) {
            return null;
        }
        try {
            return LocalDate.of(year < 100 ? 2000 + year : year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    LocalDate read(Header header) {
        return read(header.first(), header.middle(), header.last());
    }
}
