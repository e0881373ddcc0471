package io.colloquy.graph.longday;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Prompts;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DayPartsTest {
    private static final LocalDateTime MORNING = LocalDateTime.parse("2024-01-01T08:00");

    @Test
    void theyHoldEveryWordOfTheDayInItsOrderAndKeepWithinTheBudget() {
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<Message> day = randomDay(random);
            long budget = 60L + random.nextInt(400);

            List<List<Message>> parts = new DayParts(budget, Prompts::tokens).of(day);

            assertEquals(texts(day), texts(parts.stream().flatMap(List::stream).toList()));
            for (List<Message> part : parts) {
                assertTrue(
                        part.stream().mapToLong(Prompts::tokens).sum() <= budget, () -> "over " + budget + ": " + part);
            }
        }
    }

    @Test
    void aDayThatFitsIsOnePart() {
        List<Message> day = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> message(number, 0, "Hello"))
                .toList();

        assertEquals(List.of(day), new DayParts(10_000, Prompts::tokens).of(day));
        assertEquals(List.of(), new DayParts(10_000, Prompts::tokens).of(List.of()));
    }

    @Test
    void theCutIsWhereThePauseIs() {
        List<Message> day = IntStream.rangeClosed(1, 120)
                .mapToObj(number -> message(number, number < 92 ? number : 300 + number, "word"))
                .toList();

        List<List<Message>> parts = new DayParts(100, message -> 1).of(day);

        assertEquals(List.of(91, 29), parts.stream().map(List::size).toList());
    }

    @Test
    void aMessageThatIsTooLongIsCutBetweenWordsAndNeverWithinACharacter() {
        String words = "seven little boats ".repeat(500);
        String emoji = "🙂".repeat(3_000);

        var parts = new DayParts(300, Prompts::tokens).of(List.of(message(4, 0, words), message(5, 0, emoji)));

        List<Message> pieces = parts.stream().flatMap(List::stream).toList();
        assertTrue(pieces.size() > 10);
        for (Message piece : pieces) {
            assertTrue(piece.number() == 5 || piece.text().matches("(?s)(seven|little|boats) .* "), piece.text());
            assertTrue(
                    piece.number() == 4 || piece.text().codePoints().allMatch(point -> point == 0x1f642), piece.text());
        }
    }

    private static List<Message> randomDay(Random random) {
        String[] words = {"boat", "Donnerstag", "мост", "来週", "🙂", "https://a.example/b?c=1", "\n", "</chat", " ", "é"
        };
        var day = new ArrayList<Message>();
        for (int number = 1; number <= 1 + random.nextInt(40); number++) {
            int length = random.nextInt(10) == 0 ? random.nextInt(600) : random.nextInt(15);
            String text = random.ints(length, 0, words.length)
                    .mapToObj(at -> words[at])
                    .collect(Collectors.joining(" "));
            day.add(message(number, number * random.nextInt(5), text));
        }
        return day;
    }

    private static Map<Integer, String> texts(List<Message> messages) {
        var texts = new LinkedHashMap<Integer, String>();
        messages.forEach(message -> texts.merge(message.number(), message.text(), String::concat));
        return texts;
    }

    private static Message message(int number, int minute, String text) {
        return new Message(number, MORNING.plusMinutes(minute), "Ann", Message.Kind.TEXT, text);
    }
}
