package io.colloquy.graph.provider.openai;

import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * How long a server asks to be left alone: {@code Retry-After} as seconds or as a date (RFC 9110, 10.2.3), or OpenAI's finer
 * {@code retry-after-ms}. A date is measured against the server's own {@code Date}, so that its clock and ours need not agree.
 */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern MILLIS = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");

    private RetryAfter() {}

    /** Null when the server does not say it, or not in a way that could be understood. */
    static Duration of(MultiMap headers, Instant now) {
        String millis = stripped(headers.get("retry-after-ms"));
        if (MILLIS.matcher(millis).matches()) {
            return Duration.ofMillis(new BigDecimal(millis).longValue());
        }
        String text = stripped(headers.get("Retry-After"));
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue());
        }
        Instant until = date(text);
        if (until == null) {
            return null;
        }
        Instant told = date(stripped(headers.get("Date")));
        Duration left = Duration.between(told == null ? now : told, until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Instant date(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String stripped(String header) {
        return header == null ? "" : header.strip();
    }
}
