package io.colloquy.summary.importing;

import io.colloquy.summary.importing.reading.Container;
import io.colloquy.summary.importing.reading.Lines;
import io.colloquy.summary.importing.reading.Unreadable;
import io.colloquy.summary.importing.whatsapp.DateOrder;
import io.colloquy.summary.importing.whatsapp.Surveyor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** The look through an upload before it is accepted. Blocks: only for worker threads. */
final class Inspection {
    private Inspection() {}

    /**
     * What was found.
     *
     * @param readings the two readings of the first lines; null where the order of dates is settled
     */
    record Found(Container container, Survey survey, io.colloquy.summary.importing.whatsapp.Survey readings) {}

    /** Refuses what cannot be imported; an open order of dates is not refused here. */
    static Found of(Path file, DateOrder told, LocalDate today) throws IOException {
        Container container = Container.of(file);
        if (jsonLines(container)) {
            Survey survey = new Survey(container.entry(), null);
            readThrough(container, survey);
            return new Found(container, survey, null);
        }
        var survey = new Surveyor(today).survey(() -> new Lines(container.open()), told);
        return new Found(container, new Survey(container.entry(), survey.layout()), survey.ambiguous() ? survey : null);
    }

    /** The report that the import would have, without counting what is there already. */
    static Report preview(Found found, ZoneId zone) throws IOException {
        Tally tally = new Tally();
        if (found.readings() != null) {
            return tally.report(found.survey(), zone.getId(), null, 0);
        }
        try (OpenedText text = new OpenedText(found.container(), found.survey(), zone)) {
            while (!text.batch(tally).isEmpty()) {
                // Counting is all that a preview does with them.
            }
            return tally.report(found.survey(), zone.getId(), text.whatsApp(), 0);
        }
    }

    private static boolean jsonLines(Container container) throws IOException {
        try (Lines lines = new Lines(container.open())) {
            String line = lines.next();
            while (line != null && line.replace("\ufeff", "").isBlank()) {
                line = lines.next();
            }
            if (line == null) {
                throw new Unreadable("upload-empty", "The file is empty", "The file holds no text.", Map.of());
            }
            return line.replace("\ufeff", "").strip().startsWith("{");
        }
    }

    private static void readThrough(Container container, Survey survey) throws IOException {
        try (OpenedText text = new OpenedText(container, survey, ZoneId.of("UTC"))) {
            Tally tally = new Tally();
            while (!text.batch(tally).isEmpty()) {
                // Every line must be a message; which is known when the last was read.
            }
        }
    }
}
