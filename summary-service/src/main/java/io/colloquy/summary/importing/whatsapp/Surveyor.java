package io.colloquy.summary.importing.whatsapp;

import io.colloquy.summary.importing.reading.Lines;
import io.colloquy.summary.importing.reading.NumberedText;
import io.colloquy.summary.importing.reading.Unreadable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks through a whole file before any of its messages is taken: what decides a date may stand in its last line. */
public final class Surveyor {
    private static final int SHOWN = 3;
    private static final int LANGUAGE_SAMPLE = 20_000;

    private final DateEvidence dates;
    private final QuotedAuthors quoted = new QuotedAuthors();
    private final Openings openings = new Openings(java.util.Set.of());
    private final Map<String, Integer> languages = new HashMap<>();
    private final List<Survey.TwoReadings> shown = new ArrayList<>();
    private final MessageLength length = new MessageLength();

    public Surveyor(LocalDate importDay) {
        dates = new DateEvidence(importDay);
    }

    /** A text that can be read from its beginning more than once. */
    public interface Text {
        Lines open() throws IOException;
    }

    /**
     * Surveys the file.
     *
     * @param told the order that the caller asks for; null to find it out
     */
    public Survey survey(Text text, DateOrder told) throws IOException {
        Shape shape;
        try (Lines lines = text.open()) {
            shape = ShapeVote.of(lines);
        }
        try (Lines lines = text.open()) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                see(line, lines.number(), shape);
            }
        }
        DateDecision decision = told == null
                ? DateDecision.of(shape, dates, language())
                : new DateDecision(told, "the request says so");
        refuseImpossible(decision.order());
        return new Survey(layout(shape, decision), decision.order() == null ? shown : List.of());
    }

    private void see(String line, long number, Shape shape) {
        Header header = HeaderScanner.scan(line);
        if (header == null || !header.shape().equals(shape)) {
            length.more(line, number);
            return;
        }
        length.start(line, number);
        dates.see(header, number);
        Opening opening = openings.read(line, header.body());
        if (opening.sender() != null) {
            quoted.see(opening.sender(), number, line);
        }
        if (number < LANGUAGE_SAMPLE) {
            String language = OwnLines.language(Matching.clean(line.substring(opening.text())));
            if (language != null) {
                languages.merge(language, 1, Integer::sum);
            }
        }
        if (shown.size() < SHOWN) {
            shown.add(new Survey.TwoReadings(
                    number, NumberedText.cut(line), show(DateOrder.DMY, header), show(DateOrder.MDY, header)));
        }
    }

    private static String show(DateOrder order, Header header) {
        LocalDate date = order.read(header);
        return date == null ? null : date.toString();
    }

    private String language() {
        return languages.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private void refuseImpossible(DateOrder order) {
        long line = order == null ? -1 : dates.firstImpossible(order);
        if (line >= 0) {
            throw noSuchDate(line, order);
        }
    }

    static Unreadable noSuchDate(long line, DateOrder order) {
        return new Unreadable(
                "date-does-not-exist",
                "A date does not exist",
                "The date in line " + line + " does not exist when it is read as " + order.words() + ".",
                Map.of("line", line, "dateOrder", order.key()));
    }

    private Layout layout(Shape shape, DateDecision decision) {
        DateOrder order = decision.order();
        return new Layout(
                shape,
                order,
                decision.evidence(),
                quoted.names(),
                quoted.lines(),
                order == null ? null : dates.earliest(order),
                order == null ? null : dates.latest(order));
    }
}
