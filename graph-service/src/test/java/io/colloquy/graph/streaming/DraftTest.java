package io.colloquy.graph.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.InvalidReason;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.provider.Usage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {
    private static final Form CHAT = new Form(true, false, true);
    private static final JsonObject TOOL = new JsonObject("{\"tool_calls\": [{\"index\": 0}]}");

    private final Delivered delivered = new Delivered();
    private Draft draft = new Draft(delivered, false, CHAT);

    @Test
    void nothingIsShownBeforeTenVisibleCharacters() {
        assertEquals("", add("Four \n\t\u00a0\u200b"));
        assertEquals("", add("five "));
        assertEquals("Four \n\t\u00a0\u200bfive si", add("si"));
        assertEquals("x", add("x"));
    }

    @Test
    void whatIsThoughtAloudIsNotSeen() {
        assertEquals("", add("<thi"));
        assertEquals("", add("nk>This is a long thought, and it is < a secret</think"));
        assertEquals("", add("> \n123456789"));
        assertEquals("<think>This is a long thought, and it is < a secret</think> \n1234567890", add("0"));
    }

    @Test
    void aShortAnswerIsShownAtItsEnd() {
        assertEquals("", add("Yes."));

        assertEquals("Yes.", finished(Finish.COMPLETE));
    }

    @Test
    void theCallOfAToolIsShownAtOnce() {
        var shown = draft.add(new Chunk("", TOOL, null, "m", null));

        assertEquals(TOOL, shown.get(0).delta());
    }

    @Test
    void aWholeAnswerIsWithheldUntilItsEnd() {
        draft = new Draft(delivered, true, CHAT);

        assertEquals("", add("More than ten characters, and yet nothing."));
        assertEquals("More than ten characters, and yet nothing.", finished(Finish.COMPLETE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t ", "<think>only thoughts</think> ", "<think>unfinished thoughts", "\u200b"})
    void whatNobodySeesIsNoAnswer(String text) {
        add(text);

        assertEquals(InvalidReason.EMPTY, rejected(Finish.COMPLETE));
    }

    @Test
    void theLastPieceTellsWhyByWhomAndHowMuch() {
        add("A whole answer.");
        draft.add(new Chunk("", null, Finish.COMPLETE, "m-2", new Usage(3, 4)));

        var last = draft.end().get(0);

        assertEquals(new Delta("", null, Finish.COMPLETE, new Usage(3, 4), "m-2"), last);
    }

    @Test
    void anAnswerThatDoesNotSayThatItIsCompleteIsNone() {
        add("It ends like a sentence.");

        assertEquals(InvalidReason.TRUNCATED, rejected(null));
    }

    @Test
    void jsonThatClosesIsCompleteByItsOwnMark() {
        draft = new Draft(delivered, false, new Form(true, true, true));
        add("{\"a\": [1, 2");
        assertEquals(false, draft.closes());
        add("]}\n");
        assertEquals(true, draft.closes());

        assertEquals("", finished(null));
    }

    @Test
    void aLimitOfTokensIsToldToAChatAndIsNoAnswerElsewhere() {
        add("It was to be lon");
        finished(Finish.TRUNCATED);

        draft = new Draft(new Delivered(), false, new Form(false, true, true));
        add("{\"a\": 1");
        assertEquals(InvalidReason.TRUNCATED, rejected(Finish.TRUNCATED));
    }

    @Test
    void aRefusalReachesTheCallerAsTheProvidersReason() {
        draft.add(new Chunk("", new JsonObject().put("refusal", "I will "), null, "m", null));
        draft.add(new Chunk("", new JsonObject().put("refusal", "not."), null, "m", null));
        draft.add(new Chunk("", null, Finish.COMPLETE, "m", null));

        var failure = assertThrows(ProviderFailure.class, draft::end);

        assertEquals(Kind.FILTERED, failure.kind());
        assertEquals("I will not.", failure.reason());
    }

    @Test
    void afterAPieceThatCannotBeReadNothingIsShownUntilTheCountProvesThatNothingIsMissing() {
        assertEquals("Ten letters ", add("Ten letters "));
        draft.add(Chunk.UNREADABLE);
        assertEquals("", add("and "));
        assertEquals("", add("more"));

        draft.add(new Chunk("", null, Finish.COMPLETE, "m", new Usage(9, 3)));

        assertEquals("and more", text(draft.end()));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4})
    void aPieceThatIsMissingMakesItNoAnswer(long counted) {
        add("Ten letters ");
        draft.add(Chunk.UNREADABLE);
        add("and ");
        add("more");
        draft.add(new Chunk("", null, Finish.COMPLETE, "m", counted < 0 ? null : new Usage(9, counted)));

        assertEquals(
                InvalidReason.TRUNCATED,
                assertThrows(ProviderFailure.class, draft::end).invalidReason());
    }

    @Test
    void anotherAnswerGoesOnFromTheCharacterThatWasDeliveredLast() {
        delivered("The quick brown f");

        assertEquals("", add("The quick "));
        assertEquals("", add("brown "));
        assertEquals("ox ", add("fox "));
        assertEquals("jumps.", add("jumps."));
    }

    @Test
    void anotherAnswerThatBeginsDifferentlyIsNotWaitedFor() {
        delivered("The quick brown f");
        add("The quick ");

        assertThrows(StreamBroken.class, () -> add("red "));
    }

    @Test
    void anotherAnswerThatIsShorterCannotGoOn() {
        delivered("The quick brown f");
        add("The quick ");
        draft.add(new Chunk("", null, Finish.COMPLETE, "m", null));

        assertThrows(StreamBroken.class, draft::end);
    }

    @Test
    void anotherAnswerThatCallsAToolInsteadCannotGoOn() {
        delivered("The quick brown f");

        assertThrows(StreamBroken.class, () -> draft.add(new Chunk("", TOOL, null, "m", null)));
    }

    @Test
    void anotherAnswerThatEndsWhereTheFirstBrokeOffIsWhole() {
        delivered("The quick brown fox.");
        add("The quick brown fox.");

        assertEquals("", finished(Finish.COMPLETE));
    }

    @Test
    void thoughtsOfAnotherModelAreNotRepeated() {
        delivered("The quick brown f");
        draft.add(new Chunk("", new JsonObject().put("reasoning_content", "hm"), null, "m", null));

        assertEquals(
                1,
                draft.add(new Chunk("The quick brown fox", null, null, "m", null))
                        .size());
    }

    @Test
    void whereReliabilityIsOffAnAnswerIsPassedOnAsItComes() {
        draft = new Draft(delivered, false, new Form(true, false, false));

        assertEquals("H", add("H"));
        draft.add(Chunk.UNREADABLE);
        assertEquals("", finished(null));
    }

    @Test
    void aPieceMayHoldSeveralTokens() {
        add("The keeper counts the ships that pass at night.");

        assertEquals(1, draft.tokens());
        assertTrue(draft.estimate() >= 10, () -> draft.estimate() + " tokens");
    }

    private void delivered(String text) {
        delivered.add(new Delta(text, null, null, null, "m"));
        draft = new Draft(delivered, false, CHAT);
    }

    private String add(String text) {
        return text(draft.add(new Chunk(text, null, null, "m", null)));
    }

    private String finished(Finish finish) {
        draft.add(new Chunk("", null, finish, "m", null));
        return text(draft.end());
    }

    private InvalidReason rejected(Finish finish) {
        return assertThrows(ProviderFailure.class, () -> finished(finish)).invalidReason();
    }

    /** Shows them as a caller would be shown. */
    private String text(List<Delta> shown) {
        shown.forEach(delivered::add);
        return shown.stream().map(Delta::text).collect(Collectors.joining());
    }
}
