package io.colloquy.graph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.InvalidReason;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerValidationTest {
    private static final String GOOD =
            "{\"digest\": {\"text\": \"A {day} \\\"out\\\".\", \"cites\": [1]}, \"points\": [{\"text\": \"P.\", \"cites\": [2, 3]}]}";
    private static final SummaryAnswer MEANT =
            new SummaryAnswer(new Passage("A {day} \"out\".", List.of(1)), List.of(new Passage("P.", List.of(2, 3))));

    private final AnswerValidation validation = new AnswerValidation();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "```json\n%s\n```",
                "Here you are:\n```\n%s\n```\nAnything else?",
                "<think>Is {this} right?</think>\n%s",
                "Is {this} right?</think>%s",
                "<THINKING>a</THINKING><think>b</think> %s"
            })
    void whatAModelWritesAroundTheAnswerIsLeftAway(String wrapping) {
        assertEquals(MEANT, read(wrapping.replace("%s", GOOD)));
    }

    @Test
    void numbersWrittenAsTextsAreUnderstood() {
        assertEquals(MEANT, read(GOOD.replace("[2, 3]", "[\"2\", \"[3]\",]")));
    }

    @Test
    void pointsBeyondTheMostAreLeftAway() {
        var answer =
                new Answer(GOOD.replace("[{", "[{\"text\": \"O.\", \"cites\": [1]}, {"), Finish.COMPLETE, "m", null);

        assertEquals(1, validation.summary(answer, 1).points().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<think>only thoughts</think>",
                "I cannot help with that.",
                "{\"digest\": {\"text\": \"A\"",
                "{}",
                "{\"digest\": \"A day.\", \"points\": []}",
                "{\"digest\": {\"text\": \"\", \"cites\": []}, \"points\": []}",
                "{\"digest\": {\"text\": \"A\", \"cites\": []}, \"points\": {}}",
                "{\"digest\": {\"text\": \"A\", \"cites\": [1.5]}, \"points\": []}",
                "{\"digest\": {\"text\": \"A\", \"cites\": [\"Anna\"]}, \"points\": []}",
                "{\"digest\": {\"text\": \"A\", \"cites\": [99999999999]}, \"points\": []}",
                "{\"digest\": {\"text\": \"A\", \"cites\": [1]}, \"points\": [\"plantedword\"]}"
            })
    void aWrongShapeIsInvalidAndNotQuoted(String text) {
        var failure = failure(text, Finish.COMPLETE);

        assertEquals(Kind.INVALID, failure.kind());
        assertFalse(failure.getMessage().contains("plantedword"));
    }

    @ParameterizedTest
    @CsvSource({
        "TRUNCATED, TRUNCATED, ' {\"digest\": '",
        "UNKNOWN, TRUNCATED, plenty",
        "COMPLETE, EMPTY, '  '",
        "COMPLETE, EMPTY, <think>Hm.</think>",
        "COMPLETE, JSON, I would rather not.",
        "COMPLETE, JSON, '{\"digest\": nothing}'",
        "COMPLETE, SHAPE, '{\"points\": 7}'",
        "COMPLETE, SHAPE, '{\"points\": [], \"digest\": {\"text\": \"An empty response was cut off.\"}}'"
    })
    void whatIsWrongIsOneOfFewWords(Finish finish, InvalidReason reason, String text) {
        assertEquals(reason, failure(text, finish).invalidReason());
    }

    @Test
    void anAnswerThatWasCutOffIsNotTakenHoweverGoodItLooks() {
        assertEquals(Kind.INVALID, failure(GOOD, Finish.TRUNCATED).kind());
        assertEquals(Kind.INVALID, failure(GOOD, Finish.UNKNOWN).kind());
    }

    @Test
    void aContentFilterIsNotAnInvalidAnswer() {
        assertEquals(Kind.FILTERED, failure("", Finish.FILTERED).kind());
        assertNull(failure("", Finish.FILTERED).invalidReason());
    }

    @Test
    void aChatMayEndAtItsClientsLimitButNotWithoutAWordOrAnEnd() {
        assertEquals("Half a", validation.chat(new Answer("Half a", Finish.TRUNCATED, "m", null), false));
        assertInvalid(new Answer("  ", Finish.TRUNCATED, "m", null), false);
        assertInvalid(new Answer("<think>Hm.</think> ", Finish.COMPLETE, "m", null), false);
        assertInvalid(new Answer("Half a", Finish.UNKNOWN, "m", null), false);
    }

    @Test
    void whereAChatAskedForJsonItGetsNothingElse() {
        assertEquals(
                "{\"a\":1}",
                validation.chat(new Answer("```json\n{\"a\": 1,}\n```", Finish.COMPLETE, "m", null), true));
        assertEquals("[1]", validation.chat(new Answer("[1]", Finish.COMPLETE, "m", null), true));
        assertInvalid(new Answer("I would say one.", Finish.COMPLETE, "m", null), true);
    }

    private void assertInvalid(Answer answer, boolean json) {
        var failure = assertThrows(ProviderFailure.class, () -> validation.chat(answer, json));
        assertEquals(Kind.INVALID, failure.kind());
    }

    private SummaryAnswer read(String text) {
        return validation.summary(new Answer(text, Finish.COMPLETE, "m", null), 7);
    }

    private ProviderFailure failure(String text, Finish finish) {
        return assertThrows(ProviderFailure.class, () -> validation.summary(new Answer(text, finish, "m", null), 7));
    }
}
