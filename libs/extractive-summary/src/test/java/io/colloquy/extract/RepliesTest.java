package io.colloquy.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepliesTest {
    @Test
    void anAnswerBelongsToItsQuestion() {
        assertEquals(
                List.of(2, 1),
                sizes("Wer holt Oma ab?", 1, "Ich fahre um fünf zum Bahnhof", 30, "Der Film war gut gemacht"));
    }

    @Test
    void agreementBelongsToWhatWasProposed() {
        assertEquals(List.of(2), sizes("Quedamos a las 19:00 en la plaza", 2, "vale"));
        assertEquals(List.of(1, 1), sizes("The squirrel looked happy", 2, "ok"));
    }

    @Test
    void anAnswerThatComesTheNextMorningIsNoAnswer() {
        assertEquals(List.of(1, 1), sizes("Who has the keys?", 900, "The shop opens early today"));
    }

    @Test
    void nobodyAnswersHimself() {
        LocalDateTime noon = LocalDateTime.of(2024, 3, 13, 12, 0);
        List<Thought> thoughts = Thoughts.of(List.of(
                new Line(1, noon, "Ann", Line.Kind.TEXT, "Who has the keys?"),
                new Line(2, noon.plusMinutes(10), "Ann", Line.Kind.TEXT, "Yes they are here")));

        assertEquals(2, Replies.link(thoughts, Segments.of(thoughts)).size());
    }

    @Test
    void onlySoManyCompete() {
        List<Line> day = IntStream.range(0, 2000)
                .mapToObj(number -> new Line(number, null, "P" + number, Line.Kind.TEXT, "room " + number + " is free"))
                .toList();
        List<Thought> thoughts = Thoughts.of(day);

        assertTrue(Candidates.of(Replies.link(thoughts, Segments.of(thoughts))).size() <= 400);
    }

    /** Sizes of the exchanges between two who take turns; a number is a wait in minutes. */
    private static List<Integer> sizes(Object... talk) {
        LocalDateTime at = LocalDateTime.of(2024, 3, 13, 12, 0);
        List<Line> day = new ArrayList<>();
        for (Object part : talk) {
            if (part instanceof Integer minutes) {
                at = at.plusMinutes(minutes);
            } else {
                String sender = day.size() % 2 == 0 ? "Ann" : "Bo";
                day.add(new Line(day.size() + 1, at, sender, Line.Kind.TEXT, (String) part));
            }
        }
        List<Thought> thoughts = Thoughts.of(day);
        return Replies.link(thoughts, Segments.of(thoughts)).stream()
                .map(exchange -> exchange.thoughts().size())
                .toList();
    }
}
