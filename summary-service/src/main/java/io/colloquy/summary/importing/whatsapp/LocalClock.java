package io.colloquy.summary.importing.whatsapp;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;

/**
 * Turns what the phone showed into instants. A time that the clock skipped is moved forward with it. A time that the
 * clock showed twice is always the first of the two: the file does not tell, and the same line must give the same
 * instant in every export that holds it, or it would be stored twice.
 */
final class LocalClock {
    private final ZoneId zone;
    private final ZoneRules rules;
    private LocalDate day;
    private long midnight;
    private boolean even;

    LocalClock(ZoneId zone) {
        this.zone = zone;
        rules = zone.getRules();
    }

    Instant at(LocalDate date, int secondOfDay) {
        if (!date.equals(day)) {
            turnTo(date);
        }
        if (even) {
            return Instant.ofEpochSecond(midnight + secondOfDay);
        }
        return ZonedDateTime.ofLocal(LocalDateTime.of(date, LocalTime.ofSecondOfDay(secondOfDay)), zone, null)
                .toInstant();
    }

    private void turnTo(LocalDate date) {
        day = date;
        ZoneOffset morning = rules.getOffset(date.atStartOfDay());
        ZoneOffset night = rules.getOffset(date.atTime(LocalTime.MAX));
        midnight = date.toEpochDay() * 86_400 - morning.getTotalSeconds();
        Instant start = date.atStartOfDay().toInstant(morning).minusSeconds(86_400);
        var change = rules.nextTransition(start);
        even = morning.equals(night) && (change == null || change.getInstant().isAfter(start.plusSeconds(3 * 86_400)));
    }
}
