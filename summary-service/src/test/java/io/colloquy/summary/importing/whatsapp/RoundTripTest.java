package io.colloquy.summary.importing.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.summary.importing.reading.ParsedMessage;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTripTest {
    private static final String[] NAMES = {"Anna", "Ben 🌻", "+49 151 234", "~ Kim", "דוד"};
    private static final String[] PIECES = {
        "hello", "see: you", "I left", "🎉", "\u2028", "שלום", "12:30", "[1]", "1/2", "-", "\u00a0", "", "\"so\""
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "dd/MM/yy, HH:mm' - '      | MINUTES",
                "d/M/yyyy, H:mm' - '       | MINUTES",
                "M/d/yy, h:mm a' - '       | MINUTES",
                "M/d/yy, h:mm\u202fa' - '  | MINUTES",
                "dd.MM.yy, HH:mm' - '      | MINUTES",
                "dd-MM-yyyy HH:mm' - '     | MINUTES",
                "yyyy/MM/dd HH:mm' - '     | MINUTES",
                "yyyy-MM-dd, HH:mm' – '    | MINUTES",
                "d. M. yyyy. H:mm' - '     | MINUTES",
                "d.M.yyyy 'klo' H.mm' - '  | MINUTES",
                "'['dd/MM/yy, HH:mm:ss'] ' | SECONDS",
                "'['M/d/yy, h:mm:ss a'] '  | SECONDS",
                "'['dd.MM.yyyy, HH:mm:ss'] '  | SECONDS",
                "'['yyyy-MM-dd, h:mm:ss a'] ' | SECONDS",
                "'\u200e['yyyy/MM/dd HH:mm:ss'] ' | SECONDS",
                "dd.MM.yy HH.mm.ss': '     | SECONDS",
            })
    void randomMessagesComeBackAsTheyWere(String pattern, ChronoUnit precision) {
        DateTimeFormatter header = DateTimeFormatter.ofPattern(pattern, Locale.US);
        for (int seed = 0; seed < 60; seed++) {
            List<ParsedMessage> messages = random(new Random(seed), precision);
            StringBuilder file = new StringBuilder(seed % 2 == 0 ? "" : "\ufeff");
            for (ParsedMessage message : messages) {
                file.append(header.format(LocalDateTime.ofInstant(message.at(), ZoneOffset.UTC)))
                        .append(message.sender())
                        .append(": ")
                        .append(message.text())
                        .append(seed % 3 == 0 ? "\r\n" : "\n");
            }

            List<ParsedMessage> read = Parsed.of(file.toString()).messages();

            assertEquals(messages, read, "seed " + seed);
        }
    }

    private static List<ParsedMessage> random(Random random, ChronoUnit precision) {
        List<ParsedMessage> messages = new ArrayList<>();
        LocalDateTime at = LocalDateTime.of(2019 + random.nextInt(5), 1 + random.nextInt(12), 13, 22, 10);
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            at = at.plusSeconds(random.nextInt(90_000));
            String name = NAMES[random.nextInt(NAMES.length)];
            messages.add(new ParsedMessage(
                    null,
                    at.truncatedTo(precision).toInstant(ZoneOffset.UTC),
                    precision == ChronoUnit.SECONDS,
                    name,
                    "text",
                    text(random),
                    null,
                    null,
                    null));
        }
        return messages;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(6); i > 0; i--) {
            String piece = PIECES[random.nextInt(PIECES.length)];
            text.append(random.nextInt(5) == 0 ? "\n\n" : " ").append(piece);
        }
        return text.append('.').toString();
    }
}
