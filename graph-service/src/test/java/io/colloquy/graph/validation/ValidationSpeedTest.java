package io.colloquy.graph.validation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Answer.Finish;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationSpeedTest {
    private static final int RUNS = 4_000;

    /** The quickest tenth of warm runs: what it costs, and not what else the machine was busy with. */
    @Test
    void aFullSummaryIsValidatedWithinATenthOfAMillisecond() {
        var validation = new AnswerValidation();
        String points = IntStream.range(1, 8)
                .mapToObj(i -> "{\"text\": \"%s\", \"cites\": [%d, %d]}"
                        .formatted("They decided where to meet and who brings the cake. ".repeat(4), i, i + 1))
                .collect(Collectors.joining(", "));
        String text = "<think>" + "Who said what? ".repeat(40) + "</think>```json\n{\"digest\": {\"text\": \""
                + "A day of plans. ".repeat(20) + "\", \"cites\": [1]}, \"points\": [" + points + "]}\n```";
        var answer = new Answer(text, Finish.COMPLETE, "m", null);

        long[] nanos = IntStream.range(0, RUNS)
                .mapToLong(run -> {
                    long start = System.nanoTime();
                    validation.summary(answer, 7);
                    return System.nanoTime() - start;
                })
                .toArray();
        Arrays.sort(nanos, RUNS / 2, RUNS);

        long quick = nanos[RUNS / 2 + RUNS / 20];
        assertTrue(quick < 100_000, () -> quick + " ns");
    }
}
