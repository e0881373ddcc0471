package io.colloquy.summary.day;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;

/** A date as clients write it. */
public final class IsoDate {
    private IsoDate() {}

    /** Reads yyyy-mm-dd; null stays null, anything else is a 400 that names the field and repeats what was sent. */
    public static LocalDate parse(String field, String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException e) {
            throw unreadable(field, text);
        }
        throw unreadable(field, text);
    }

    private static HttpProblem unreadable(String field, String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/unreadable-date"))
                .withTitle("A date cannot be read")
                .withStatus(400)
                .withDetail(field + " must be a day such as 2024-01-31, not \"" + shown + "\".")
                .build();
    }
}
