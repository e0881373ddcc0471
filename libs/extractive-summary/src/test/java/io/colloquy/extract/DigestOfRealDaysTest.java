package io.colloquy.extract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestOfRealDaysTest {
    @ParameterizedTest
    @ValueSource(strings = {"move-de", "family-es", "team-en", "family-de", "team-es", "move-en"})
    void aDigestSaysMoreThanTheFirstOrTheLongestMessages(String name) {
        ChatDay day = ChatDay.read(name);

        ExtractiveSummary summary = ExtractiveSummarizer.summarize(day.lines(), 7);

        Score score = Score.of(summary, day.important());
        int cited = Score.cites(summary).size();
        print(name, day, summary, score);
        for (List<Integer> baseline : List.of(
                Score.first(day.lines(), 3),
                Score.longest(day.lines(), 3),
                Score.first(day.lines(), cited),
                Score.longest(day.lines(), cited))) {
            Score other = Score.of(baseline, day.important());
            System.out.printf("   baseline of %2d messages: %s%n", baseline.size(), other);
            assertTrue(baseline.size() > 3 || score.f1() > other.f1());
        }
        assertTrue(score.precision() >= 0.75, score::toString);
        assertTrue(score.recall() >= 0.65, score::toString);
    }

    private static void print(String name, ChatDay day, ExtractiveSummary summary, Score score) {
        System.out.printf("%n%s: %d messages, %s%n", name, day.lines().size(), score);
        System.out.println(
                "   " + summary.digest().text() + " " + summary.digest().cites());
        summary.points().forEach(point -> System.out.println("   • " + point.text() + " " + point.cites()));
    }
}
