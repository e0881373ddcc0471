package io.colloquy.summary.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LogTest extends BackfillDriver {
    @Test
    void operatorsFindTheirLinesAndNoWordOfAnyMessage() {
        long chat = chats.withDays(2, MONDAY, TUESDAY);
        chats.say(chat, MONDAY.atTime(15, 0), "text", "The password is xyzzy-planted");
        graph.misbehave(
                call -> call.body().contains("xyzzy") ? Reply.problem(502, "provider-invalid") : graph.answer(call));
        var lines = new Lines();
        Logger features = Logger.getLogger("io.colloquy.summary.backfill");
        Logger.getLogger("").addHandler(lines);
        features.setLevel(Level.ALL);
        try {
            finished(apply(Map.of("chatIds", List.of(chat))));
        } finally {
            Logger.getLogger("").removeHandler(lines);
            features.setLevel(null);
        }

        for (String line : List.of(
                "Starting summary backfill (dry_run: false)",
                "Found 1 chats to process",
                "Processing chat " + chat + " from 2024-01-01 to 2024-01-02",
                "Creating summary for chat " + chat + " on 2024-01-02 (2 messages)",
                "Chat " + chat + ": 2 summaries created, 0 days skipped",
                "Backfill complete: 1 chats processed, 2 summaries created")) {
            assertTrue(lines.seen.contains(line), line + " is not in " + lines.seen);
        }
        assertEquals(
                List.of(),
                lines.seen.stream()
                        .filter(line -> line.contains("xyzzy") || line.contains("the boat"))
                        .toList());
    }

    private static final class Lines extends Handler {
        private final List<String> seen = new CopyOnWriteArrayList<>();
        private final PatternFormatter whole = new PatternFormatter("%s%e");

        @Override
        public void publish(LogRecord entry) {
            seen.add(whole.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
