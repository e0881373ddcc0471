package io.colloquy.graph.longday;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Prompt;
import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.validation.Passage;
import io.colloquy.graph.validation.SummaryAnswer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongDaysTest {
    private static final LocalDateTime MORNING = LocalDateTime.parse("2024-01-01T08:00");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Prompts prompts = new Prompts();
    private final LongDays longDays = new LongDays();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    @Test
    void aDayFitsOrNotAndAnUnknownWindowIsTried() {
        assertTrue(longDays.fits(day(20), 8_000));
        assertFalse(longDays.fits(day(2_000), 8_000));
        assertTrue(longDays.fits(day(2_000), null));
    }

    @Test
    void everyMessageIsReadOnceAndTheWholeIsMadeOfNotes() {
        SummaryAnswer answer = summarise(day(400), 5_000, LongDaysTest::citesFirstAndLast);

        assertEquals(
                IntStream.rangeClosed(1, 400).boxed().toList(),
                parts().stream()
                        .flatMap(part -> part.messages().stream())
                        .map(Message::number)
                        .sorted()
                        .toList());
        assertEquals(1, wholes().size());
        assertEquals("SUMMARY_WHOLE 1-" + 2 * parts().size(), answer.digest().text());
    }

    @Test
    void noPromptIsLargerThanItsShareOfTheWindow() {
        Encoding tokenizer = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
        for (int window : new int[] {2_600, 4_096, 8_192}) {
            calls.clear();

            summarise(day(600), window, LongDaysTest::citesFirstAndLast);

            assertTrue(calls.size() > 5);
            for (Call call : calls) {
                var asked = (Material.Day) call.material();
                Prompt prompt = prompts.render(call.purpose(), asked.messages(), asked.maxPoints());
                int tokens =
                        tokenizer.countTokensOrdinary(prompt.instructions() + prompt.conversation() + prompt.schema());
                assertTrue(tokens <= window * 3 / 4, tokens + " tokens for " + window);
            }
        }
    }

    @Test
    void theCitationsOfTheWholeAreMessagesThatItsNotesRestOn() {
        SummaryAnswer answer = summarise(day(400), 4_000, LongDaysTest::citesFirstAndLast);

        List<Integer> expected = parts().stream()
                .flatMap(part -> List.of(first(part), last(part)).stream())
                .sorted()
                .toList();
        int lastOfAll = expected.get(expected.size() - 1);
        assertEquals(List.of(1, lastOfAll), List.of(answer.digest().cites().get(0), last(answer.digest())));
        answer.points().forEach(point -> assertTrue(expected.containsAll(point.cites()), point::toString));
    }

    @Test
    void aNumberThatWasNotShownCountsForNothing() {
        SummaryAnswer answer = summarise(day(400), 4_000, call -> {
            var shown = (Material.Day) call.material();
            int wrong = call.purpose() == Purpose.SUMMARY_PART ? last(shown) + 1 : 9_999;
            return new SummaryAnswer(
                    new Passage("digest", List.of(first(shown), wrong)),
                    List.of(new Passage("invented", List.of(wrong)), new Passage("kept", List.of(wrong, last(shown)))));
        });

        assertEquals(List.of(1), answer.digest().cites());
        assertEquals(
                List.of("kept"), answer.points().stream().map(Passage::text).toList());
        assertEquals(List.of(400), answer.points().get(0).cites());
    }

    @Test
    void notesThatDoNotFitAreJoinedInGroupsFirst() {
        SummaryAnswer answer = summarise(day(4_000), 3_000, LongDaysTest::citesFirstAndLast);

        assertTrue(wholes().size() > 2, wholes().size() + " joins");
        assertEquals(1, answer.digest().cites().get(0));
        assertEquals(4_000, last(answer.digest()));
    }

    @Test
    void whenNoModelJoinsTheNotesTheyAreStillThere() {
        SummaryAnswer answer = summarise(day(400), 4_000, call -> {
            if (call.purpose() == Purpose.SUMMARY_WHOLE) {
                throw new ProviderFailure(ProviderFailure.Kind.UNAVAILABLE, "away");
            }
            return citesFirstAndLast(call);
        });

        assertEquals(parts().size(), answer.digest().text().split("SUMMARY_PART").length - 1);
        assertEquals(5, answer.points().size());
        assertTrue(answer.digest().cites().containsAll(List.of(1, 400)));
    }

    @Test
    void aWholeThatRestsOnNothingIsNotUsed() {
        SummaryAnswer answer = summarise(
                day(400),
                4_000,
                call -> call.purpose() == Purpose.SUMMARY_WHOLE
                        ? new SummaryAnswer(new Passage("invented", List.of(9_999)), List.of())
                        : citesFirstAndLast(call));

        assertFalse(answer.digest().text().contains("invented"));
    }

    @Test
    void aPartThatFailsIsAFailureOfTheDayAndEndsTheOtherCalls() {
        var failure = assertThrows(
                ProviderFailure.class,
                () -> summarise(day(4_000), 3_000, call -> {
                    throw new ProviderFailure(ProviderFailure.Kind.FILTERED, "no");
                }));

        assertEquals(ProviderFailure.Kind.FILTERED, failure.kind());
        assertEquals(1, calls.size());
    }

    @Test
    void aPartWithoutAnyTextIsLeftOut() {
        SummaryAnswer answer = summarise(day(400), 4_000, call -> {
            if (first((Material.Day) call.material()) > 1 && call.purpose() == Purpose.SUMMARY_PART) {
                throw new ProviderFailure(ProviderFailure.Kind.NOTHING_TO_SAY, "pictures");
            }
            return citesFirstAndLast(call);
        });

        assertEquals(0, wholes().size());
        assertEquals(1, answer.digest().cites().get(0));
    }

    @Test
    void aDayOfNothingButPicturesHasNothingToSay() {
        var failure = assertThrows(
                ProviderFailure.class,
                () -> summarise(day(400), 4_000, call -> {
                    throw new ProviderFailure(ProviderFailure.Kind.NOTHING_TO_SAY, "pictures");
                }));

        assertEquals(ProviderFailure.Kind.NOTHING_TO_SAY, failure.kind());
    }

    @Test
    void aWindowWithoutRoomForAMessageIsTooSmallAndNothingIsAsked() {
        var failure =
                assertThrows(ProviderFailure.class, () -> summarise(day(5), 700, LongDaysTest::citesFirstAndLast));

        assertEquals(ProviderFailure.Kind.TOO_LONG, failure.kind());
        assertEquals(0, calls.size());
    }

    private SummaryAnswer summarise(Material.Day day, int window, Function<Call, SummaryAnswer> model) {
        return longDays.summarise(
                        day,
                        window,
                        call -> Uni.createFrom().item(() -> {
                            calls.add(call);
                            return model.apply(call);
                        }))
                .await()
                .atMost(SOON);
    }

    private static SummaryAnswer citesFirstAndLast(Call call) {
        var shown = (Material.Day) call.material();
        List<Integer> cites = List.of(first(shown), last(shown));
        String text = call.purpose() + " " + cites.get(0) + "-" + cites.get(1);
        return new SummaryAnswer(new Passage(text, cites), List.of(new Passage("point of " + text, cites)));
    }

    private List<Material.Day> parts() {
        return shown(Purpose.SUMMARY_PART);
    }

    private List<Material.Day> wholes() {
        return shown(Purpose.SUMMARY_WHOLE);
    }

    private List<Material.Day> shown(Purpose purpose) {
        return calls.stream()
                .filter(call -> call.purpose() == purpose)
                .map(call -> (Material.Day) call.material())
                .toList();
    }

    private static int first(Material.Day day) {
        return day.messages().get(0).number();
    }

    private static int last(Material.Day day) {
        return day.messages().get(day.messages().size() - 1).number();
    }

    private static int last(Passage passage) {
        return passage.cites().get(passage.cites().size() - 1);
    }

    private static Material.Day day(int messages) {
        return new Material.Day(
                IntStream.rangeClosed(1, messages)
                        .mapToObj(number -> new Message(
                                number,
                                MORNING.plusMinutes(number),
                                number % 2 == 0 ? "Ben" : "Anna",
                                Message.Kind.TEXT,
                                "We meet at the boathouse at half past seven, and number " + number
                                        + " brings the lamps."))
                        .toList(),
                5);
    }
}
