package io.colloquy.summary.importing;

import io.colloquy.summary.importing.jsonl.JsonlReader;
import io.colloquy.summary.importing.reading.Container;
import io.colloquy.summary.importing.reading.Lines;
import io.colloquy.summary.importing.reading.MessageReader;
import io.colloquy.summary.importing.reading.ParsedMessage;
import io.colloquy.summary.importing.whatsapp.WhatsAppReader;
import java.io.Closeable;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** An upload whose form is known, read in batches of bounded size. Blocks: only for worker threads. */
final class OpenedText implements Closeable {
    private static final int MOST_MESSAGES = 4_000;
    private static final int MOST_CHARACTERS = 1 << 20;

    private final MessageReader reader;

    OpenedText(Container container, Survey survey, ZoneId zone) throws IOException {
        Lines lines = new Lines(container.open());
        reader = survey.whatsApp() ? new WhatsAppReader(lines, survey.layout(), zone) : new JsonlReader(lines);
    }

    /** The reader, if it is one that has doubts about lines; else null. */
    WhatsAppReader whatsApp() {
        return reader instanceof WhatsAppReader whatsApp ? whatsApp : null;
    }

    /** The next messages; none at the end. */
    List<ParsedMessage> batch(Tally tally) throws IOException {
        List<ParsedMessage> batch = new ArrayList<>();
        int characters = 0;
        while (batch.size() < MOST_MESSAGES && characters < MOST_CHARACTERS) {
            ParsedMessage message = reader.next();
            if (message == null) {
                break;
            }
            tally.add(message);
            characters += message.text().length();
            batch.add(message);
        }
        return batch;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
