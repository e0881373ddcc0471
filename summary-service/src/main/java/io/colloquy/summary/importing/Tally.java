package io.colloquy.summary.importing;

import io.colloquy.summary.importing.reading.ParsedMessage;
import io.colloquy.summary.importing.whatsapp.Layout;
import io.colloquy.summary.importing.whatsapp.WhatsAppReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts messages for the report while they pass. */
final class Tally {
    private static final int MOST_PARTICIPANTS = 5_000;
    // WhatsApp cuts exports at "about" these numbers.
    private static final long[] CAPS = {10_000, 40_000};
    private static final long ABOUT = 20;

    private final Map<String, Long> kinds = new TreeMap<>(Map.of("text", 0L, "media", 0L, "system", 0L));
    private final Map<String, Long> senders = new HashMap<>();
    private Instant first;
    private Instant last;
    private long total;

    void add(ParsedMessage message) {
        total++;
        kinds.merge(message.kind(), 1L, Long::sum);
        if (message.sender() != null && (senders.size() < MOST_PARTICIPANTS || senders.containsKey(message.sender()))) {
            senders.merge(message.sender(), 1L, Long::sum);
        }
        first = first == null || message.at().isBefore(first) ? message.at() : first;
        last = last == null || message.at().isAfter(last) ? message.at() : last;
    }

    long total() {
        return total;
    }

    // The reader is null where the form leaves no doubts about lines.
    Report report(Survey survey, String zone, WhatsAppReader reader, long added) {
        Layout layout = survey.layout();
        return new Report(
                survey.form(),
                layout == null || layout.order() == null ? null : layout.order().key(),
                layout == null ? null : layout.evidence(),
                zone,
                kinds,
                participants(),
                first,
                last,
                reader == null ? List.of() : reader.notUnderstood(),
                reader == null ? 0 : reader.notUnderstoodCount(),
                layout == null ? List.of() : layout.ruleTwo(),
                capReached(),
                added,
                total - added);
    }

    private boolean capReached() {
        for (long cap : CAPS) {
            if (Math.abs(total - cap) <= ABOUT) {
                return true;
            }
        }
        return false;
    }

    private List<Report.Participant> participants() {
        return senders.entrySet().stream()
                .map(sender -> new Report.Participant(sender.getKey(), sender.getValue()))
                .sorted(Comparator.comparingLong(Report.Participant::messages)
                        .reversed()
                        .thenComparing(Report.Participant::name))
                .toList();
    }
}
