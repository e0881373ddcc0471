package io.colloquy.summary.importing.whatsapp;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a file's dates say about their order, gathered line by line. */
final class DateEvidence {
    // More different days than a hundred years have: the file is no chat, and its dates are not worth the memory.
    private static final int MOST_DATES = 40_000;
    private static final LocalDate WHATSAPP_BEGAN = LocalDate.of(2009, 1, 1);

    private final LocalDate newest;
    private final Map<Integer, Long> firstLines = new LinkedHashMap<>();
    private final Map<DateOrder, Reading> readings = new EnumMap<>(DateOrder.class);
    private Header previous;
    boolean onlyTwins = true;
    long firstOver12;
    long middleOver12;
    long firstOver31;
    int firstChanges;
    int middleChanges;
    int lastChanges;

    /** How the dates look when they are read in one order. */
    static final class Reading {
        LocalDate previous;
        LocalDate earliest;
        LocalDate latest;
        long backwards;
        long impossible;
        long implausible;
    }

    DateEvidence(LocalDate importDay) {
        // The phone may be a day ahead of the server.
        newest = importDay.plusDays(1);
        for (DateOrder order : DateOrder.values()) {
            readings.put(order, new Reading());
        }
    }

    Reading in(DateOrder order) {
        return readings.get(order);
    }

    /** The line of the first date that does not exist in this order, or -1. */
    long firstImpossible(DateOrder order) {
        for (Map.Entry<Integer, Long> date : firstLines.entrySet()) {
            int fields = date.getKey();
            if (order.read(fields / 1_000_000, fields / 10_000 % 100, fields % 10_000) == null) {
                return date.getValue();
            }
        }
        return -1;
    }

    LocalDate earliest(DateOrder order) {
        return readings.get(order).earliest;
    }

    LocalDate latest(DateOrder order) {
        return readings.get(order).latest;
    }

    void see(Header header, long line) {
        if (previous != null && previous.date() == header.date()) {
            return;
        }
        count(header, line);
        if (previous != null) {
            firstChanges += previous.first() == header.first() ? 0 : 1;
            middleChanges += previous.middle() == header.middle() ? 0 : 1;
            lastChanges += previous.last() == header.last() ? 0 : 1;
        }
        previous = header;
        if (firstLines.size() < MOST_DATES) {
            firstLines.putIfAbsent(header.date(), line);
        }
        readings.forEach((order, reading) -> read(order, reading, header));
    }

    private void count(Header header, long line) {
        onlyTwins &= header.first() == header.middle();
        if (header.first() > 12 && firstOver12 == 0) {
            firstOver12 = line;
        }
        if (header.middle() > 12 && middleOver12 == 0) {
            middleOver12 = line;
        }
        if (header.first() > 31 && firstOver31 == 0) {
            firstOver31 = line;
        }
    }

    private void read(DateOrder order, Reading reading, Header header) {
        LocalDate date = order.read(header);
        if (date == null) {
            reading.impossible++;
            return;
        }
        if (date.isBefore(WHATSAPP_BEGAN) || date.isAfter(newest)) {
            reading.implausible++;
        }
        if (reading.previous != null && date.isBefore(reading.previous)) {
            reading.backwards++;
        }
        reading.previous = date;
        reading.earliest = reading.earliest == null || date.isBefore(reading.earliest) ? date : reading.earliest;
        reading.latest = reading.latest == null || date.isAfter(reading.latest) ? date : reading.latest;
    }
}
