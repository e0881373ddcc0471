package io.colloquy.tracking.statistics;

import io.colloquy.tracking.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** How far statistics look back: whole hours, because that is how they are kept. */
record Window(Duration length) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})([hHdD])");
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(30);

    /** Fails with a problem that names the parameter: 400 when it cannot be read, 422 when it is out of range. */
    static Window parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw Problems.badRequest("window must be hours or days, such as 24h or 7d");
        }
        long number = Long.parseLong(form.group(1));
        Duration length = form.group(2).equalsIgnoreCase("h") ? Duration.ofHours(number) : Duration.ofDays(number);
        if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
            throw Problems.unprocessable("window must be from 1h to 30d");
        }
        return new Window(length);
    }

    /** The hour in which the window begins; all of that hour counts. */
    OffsetDateTime begin(Instant now) {
        return now.minus(length).atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
    }

    /** Midnight of the first of seven days, of which the last is today. */
    static OffsetDateTime weekBegin(Instant now) {
        return now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).minusDays(6);
    }
}
