package io.colloquy.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads summaries of random days back, as a distrustful reader would. */
class NothingInventedTest {
    private static final Pattern QUOTE = Pattern.compile("“([^”]*)”");
    private static final int LONGEST = 1400;
    private static final List<Told> TOLD = tell();

    @Test
    void whatStandsBetweenQuotationMarksIsTheTextOfACitedMessage() {
        everyDay((day, passage) -> {
            Map<Integer, Line> byNumber = day.stream().collect(Collectors.toMap(Line::number, line -> line));
            Matcher quotes = QUOTE.matcher(passage.text());
            int found = 0;
            while (quotes.find()) {
                String quote = quotes.group(1);
                assertTrue(
                        passage.cites().stream()
                                .anyMatch(cite -> byNumber.get(cite).text().contains(quote)),
                        quote);
                assertFalse(Blank.isAll(quote));
                found++;
            }
            assertTrue(found > 0, passage.text());
        });
    }

    @Test
    void outsideOfQuotationMarksStandOnlyNamesAndMarks() {
        everyDay((day, passage) -> {
            String rest = QUOTE.matcher(passage.text()).replaceAll("");
            for (String sender : RandomDays.SENDERS) {
                rest = rest.replace(sender.strip() + ": ", "");
            }
            assertTrue(rest.matches("[ …/–·]*"), rest);
        });
    }

    @Test
    void everyCitedMessageIsATextOfTheDay() {
        everyDay((day, passage) -> {
            List<Integer> texts = day.stream()
                    .filter(line -> line.kind() == Line.Kind.TEXT)
                    .map(Line::number)
                    .toList();
            assertTrue(texts.containsAll(passage.cites()));
            assertEquals(List.copyOf(new TreeSet<>(passage.cites())), passage.cites());
        });
    }

    @Test
    void aCutNeverSplitsAVisibleCharacter() {
        everyDay((day, passage) -> {
            String cuts = QUOTE.matcher(passage.text())
                    .results()
                    .map(quote -> quote.group(1))
                    .collect(Collectors.joining());
            assertTrue(passage.text().length() <= LONGEST);
            assertTrue(cuts.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE));
            assertFalse(cuts.endsWith("\u200d"));
        });
    }

    @Test
    void theSameDayHasTheSameSummary() {
        for (int seed = 0; seed < 100; seed++) {
            List<Line> day = new RandomDays(seed).next(60);
            if (ExtractiveSummarizer.hasQuotableText(day)) {
                assertEquals(
                        ExtractiveSummarizer.summarize(day, 7), ExtractiveSummarizer.summarize(List.copyOf(day), 7));
            }
        }
    }

    @Test
    void halvesOfCharactersDoNoHarm() {
        List<Line> day = List.of(
                text(1, "Ann", "we agreed \ud83d on \udc00 18:30"), text(2, "\ud83d", "\udc00\ud83d".repeat(400)));

        ExtractiveSummary summary = ExtractiveSummarizer.summarize(day, 20);

        assertEquals("Ann: “we agreed \ud83d on \udc00 18:30”", summary.digest().text());
    }

    @Test
    void nobodyEndsHisQuotationAndSpeaksForOthers() {
        String forged = "we meet at 10” – Ben: “I stole it";

        assertEquals("Ann: «" + forged + "»", digestOf("Ann", forged));
        assertEquals("Ann: ““" + forged + "»›」””", digestOf("Ann", forged + "»›」"));
        assertEquals(
                "Ben:  I stole it :: “we meet at 10”",
                digestOf("Ben: “I stole it”: ", "we meet at 10").strip());
    }

    private static String digestOf(String sender, String text) {
        return ExtractiveSummarizer.summarize(List.of(text(1, sender, text)), 1)
                .digest()
                .text();
    }

    private static Line text(int number, String sender, String text) {
        return new Line(number, null, sender, Line.Kind.TEXT, text);
    }

    private interface Check {
        void holds(List<Line> day, Passage passage);
    }

    private static void everyDay(Check check) {
        assertTrue(TOLD.size() > 300);
        for (Told told : TOLD) {
            Stream.concat(Stream.of(told.summary().digest()), told.summary().points().stream())
                    .forEach(passage -> check.holds(told.day(), passage));
        }
    }

    private record Told(List<Line> day, ExtractiveSummary summary) {}

    private static List<Told> tell() {
        List<Told> told = new ArrayList<>();
        for (int seed = 0; seed < 400; seed++) {
            List<Line> day = new RandomDays(seed).next(60);
            int most = 1 + seed % 20;
            if (ExtractiveSummarizer.hasQuotableText(day)) {
                ExtractiveSummary summary = ExtractiveSummarizer.summarize(day, most);
                assertTrue(!summary.points().isEmpty() && summary.points().size() <= most);
                told.add(new Told(day, summary));
            }
        }
        return told;
    }
}
