package io.colloquy.summary.chat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The message behind which a list goes on. */
record MessageCursor(OffsetDateTime at, long id) {
    private static final Pattern WRITTEN = Pattern.compile("(-?[0-9]{1,17})\\.([0-9]{1,18})");
    private static final MessageCursor START =
            new MessageCursor(OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), 0);

    static MessageCursor of(String cursor) {
        if (cursor == null) {
            return START;
        }
        Matcher matcher = WRITTEN.matcher(cursor);
        if (!matcher.matches()) {
            throw ChatProblem.invalid("cursor", "a cursor that a list gave is expected.");
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
        return new MessageCursor(at.atOffset(ZoneOffset.UTC), Long.parseLong(matcher.group(2)));
    }
}
