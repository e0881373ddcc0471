package io.colloquy.graph.longday;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.prompt.TokenEstimate;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.validation.Passage;
import io.colloquy.graph.validation.SummaryAnswer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DayLoadTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LocalDateTime MORNING = LocalDateTime.parse("2024-01-01T08:00");
    private static final int POINTS = 5;
    private static final String DIGEST = "We meet at the boathouse and decide on lamps. ".repeat(12);
    private static final String POINT = "Ben brings the lamps to the boathouse. ".repeat(7);

    private final Prompts prompts = new Prompts();
    private final AtomicLong prompt = new AtomicLong();
    private final AtomicLong answer = new AtomicLong();
    private final AtomicInteger calls = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(names = "CHAT", mode = EnumSource.Mode.EXCLUDE)
    void whatStandsAroundTheMessagesIsNoMoreThanIsThought(Purpose purpose) {
        for (int i = 0; i < 200; i++) {
            long around = TokenEstimate.of(prompts.render(purpose, List.of(), 20));
            assertTrue(around <= Room.around(purpose), around + " tokens");
        }
    }

    /** The tokens of each call by the same estimate, which no tokenizer exceeds. */
    @ParameterizedTest
    @CsvSource({
        "2600, 60, long", "2600, 400, long", "2600, 400, short", "2600, 4000, short", "3000, 4000, long",
        "3000, 4000, short", "4096, 100, long", "4096, 4000, short", "8192, 1000, long", "32000, 4000, long"
    })
    void noLongDayTakesMoreThanIsReservedForIt(int window, int messages, String notes) {
        Material.Day day = day(messages);
        boolean wordy = notes.equals("long");

        new LongDays()
                .summarise(day, window, call -> Uni.createFrom().item(() -> told(call, wordy)))
                .await()
                .atMost(SOON);

        DayLoad load = DayLoad.of(day, window);
        assertTrue(calls.get() > 1, "it is a long day");
        assertTrue(prompt.get() <= load.prompt(), prompt + " tokens of prompts, reserved " + load);
        assertTrue(answer.get() <= load.answer(), answer + " tokens of answers, reserved " + load);
        long taken = prompt.get() + answer.get();
        assertTrue(!wordy || load.prompt() + load.answer() <= 5 * taken, "out of all proportion to " + taken);
    }

    @Test
    void aDayThatFitsIsOneCall() {
        DayLoad load = DayLoad.of(day(20), 8_000);

        assertEquals(DayLoad.of(day(20), null), load);
        assertTrue(load.prompt() >= TokenEstimate.of(prompts.render(Purpose.SUMMARY, day(20).messages(), POINTS)));
        assertTrue(load.prompt() + load.answer() < 8_000);
    }

    private SummaryAnswer told(Call call, boolean wordy) {
        var shown = (Material.Day) call.material();
        calls.incrementAndGet();
        prompt.addAndGet(TokenEstimate.of(prompts.render(call.purpose(), shown.messages(), POINTS)));
        answer.addAndGet(wordy ? TokenEstimate.of(DIGEST) + POINTS * TokenEstimate.of(POINT) : POINTS * 20);
        int size = shown.messages().size();
        return new SummaryAnswer(
                new Passage(wordy ? DIGEST : "Lamps.", cites(shown, 0)),
                IntStream.range(0, POINTS)
                        .mapToObj(i -> new Passage(wordy ? POINT : "Boats.", cites(shown, i * (size - 1) / POINTS)))
                        .toList());
    }

    private static List<Integer> cites(Material.Day shown, int place) {
        return List.of(shown.messages().get(place).number());
    }

    private static Material.Day day(int messages) {
        return new Material.Day(
                IntStream.rangeClosed(1, messages)
                        .mapToObj(number -> new Message(
                                number,
                                MORNING.plusMinutes(7L * number + number % 5),
                                number % 2 == 0 ? "Ben" : "Anna",
                                Message.Kind.TEXT,
                                "We meet at the boathouse at half past seven, and number " + number
                                        + " brings the lamps."))
                        .toList(),
                POINTS);
    }
}
