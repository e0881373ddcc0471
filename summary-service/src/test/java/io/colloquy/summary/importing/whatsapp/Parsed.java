package io.colloquy.summary.importing.whatsapp;

import io.colloquy.summary.importing.reading.Lines;
import io.colloquy.summary.importing.reading.ParsedMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A text surveyed and read as an import would. */
record Parsed(Survey survey, List<ParsedMessage> messages, WhatsAppReader reader) {
    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    static Survey survey(String text, DateOrder told) {
        try {
            return new Surveyor(TODAY).survey(() -> lines(text), told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Parsed of(String text) {
        return of(text, null, ZoneOffset.UTC);
    }

    static Parsed of(String text, DateOrder told, ZoneId zone) {
        Survey survey = survey(text, told);
        var messages = new ArrayList<ParsedMessage>();
        try (var reader = new WhatsAppReader(lines(text), survey.layout(), zone)) {
            for (var message = reader.next(); message != null; message = reader.next()) {
                messages.add(message);
            }
            return new Parsed(survey, messages, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ParsedMessage only() {
        if (messages.size() != 1) {
            throw new AssertionError("one message expected: " + messages);
        }
        return messages.get(0);
    }

    static Lines lines(String text) {
        return new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
