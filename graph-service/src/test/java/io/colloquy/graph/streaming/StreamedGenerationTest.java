package io.colloquy.graph.streaming;

import static io.colloquy.graph.streaming.FakeProvider.fails;
import static io.colloquy.graph.streaming.FakeProvider.healthy;
import static io.colloquy.graph.streaming.FakeProvider.silence;
import static io.colloquy.graph.streaming.FakeProvider.speaks;
import static io.colloquy.graph.streaming.FakeProvider.then;
import static io.colloquy.graph.streaming.FakeProvider.tool;
import static io.colloquy.graph.streaming.FakeProvider.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.attempt.Deadline;
import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.InvalidReason;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StreamedGenerationTest {
    private static final String TEXT = "The keeper counts the ships that pass at night.";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final StreamLimits LIMITS =
            new StreamLimits(Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofMillis(100));
    private static final Call CALL = new Call(
            Purpose.CHAT,
            new Material.Chat(new JsonObject("{\"messages\": [{\"role\": \"user\", \"content\": \"Tell me.\"}]}")));

    private final Journey journey = new Journey(UUID.randomUUID(), Deadline.parse("30000", System.nanoTime()));
    private final StreamedGeneration streamed = new StreamedGeneration(StreamedGenerationTest::course, LIMITS);

    @Test
    void aHealthyAnswerIsDeliveredAndCounted() {
        var primary = speaks("primary", healthy(TEXT));

        var heard = whole(false, primary);

        assertEquals(TEXT, text(heard));
        assertEquals(new Usage(7, 9), journey.usage());
        assertEquals(Finish.COMPLETE, last(heard).finish());
        assertEquals("real-model", last(heard).model());
    }

    @Test
    void failuresBeforeTenVisibleCharactersDoNotShow() {
        var primary = speaks("primary", fails(Kind.UNAVAILABLE), then(words("Something"), fails(Kind.UNAVAILABLE)));
        var fallback = speaks("fallback", healthy(TEXT));

        assertEquals(TEXT, text(whole(false, primary, fallback)));
        assertEquals(2, primary.calls.get());
    }

    @Test
    void anAnswerThatBreaksOffIsContinuedByTheNextRouteWhereItBroke() {
        var primary = speaks("primary", then(words("The keeper counts the sh"), fails(Kind.UNAVAILABLE)));
        var fallback = speaks("fallback", healthy(TEXT));

        assertEquals(TEXT, text(whole(false, primary, fallback)));
        assertEquals(1, primary.calls.get(), "the same place would write something else");
        assertEquals(
                new Usage(7, 9),
                last(heard(false, speaks("primary", healthy(TEXT)))).usage());
    }

    @Test
    void aContinuationMayBreakOffAndBeContinuedAgain() {
        var primary = speaks("primary", then(words("The keeper counts"), fails(Kind.UNAVAILABLE)));
        var second =
                speaks("second", fails(Kind.UNAVAILABLE), then(words("The keeper counts the"), fails(Kind.INVALID)));
        var third = speaks("third", healthy(TEXT));

        assertEquals(TEXT, text(whole(false, primary, second, third)));
        assertEquals(2, second.calls.get());
    }

    @Test
    void anAnswerThatNobodyContinuesEndsWithAClearError() {
        var primary = speaks("primary", then(words("The keeper counts the sh"), fails(Kind.UNAVAILABLE)));
        var fallback = speaks("fallback", healthy("Another story altogether."));

        var heard = ended(false, primary, fallback);

        assertEquals("The keeper counts the sh", text(heard));
        assertEquals(StreamBroken.class, heard.getFailure().getClass());
        assertEquals(1, fallback.left.get(), "it is not listened to any longer than it takes to tell");
    }

    @Test
    void withoutAnotherRouteACutIsNeverTakenForAnEnd() {
        var primary = speaks("primary", then(words("The keeper counts the sh"), fails(Kind.UNAVAILABLE)));

        var failure = (StreamBroken) ended(false, primary).getFailure();

        assertEquals(Kind.CUT_OFF, failure.kind());
    }

    @Test
    void anUnusableAnswerIsKnownAsOneAlthoughAPartOfItWasDelivered() {
        var end = Multi.createFrom().item(new Chunk("", null, Finish.UNKNOWN, "m", null));

        var failure = ended(false, speaks("primary", then(words(TEXT), end))).getFailure();

        assertEquals(InvalidReason.TRUNCATED, ((ProviderFailure) failure.getCause()).invalidReason());
        assertEquals(Kind.CUT_OFF, ((StreamBroken) failure).kind());
    }

    @Test
    void aHalfCallOfAToolIsNeverContinued() {
        var primary = speaks("primary", then(tool(), fails(Kind.UNAVAILABLE)));
        var fallback = speaks("fallback", healthy(TEXT));

        var failure = (StreamBroken) ended(false, primary, fallback).getFailure();

        assertEquals(Kind.UNAVAILABLE, failure.kind(), "the route is still seen to be away");
        assertEquals(0, fallback.calls.get());
    }

    @Test
    void withheldUntilWholeEveryRescueIsInvisible() {
        var primary = speaks(
                "primary",
                then(words("Another story alto"), fails(Kind.UNAVAILABLE)),
                then(tool(), fails(Kind.UNAVAILABLE)));
        var fallback = speaks("fallback", healthy(TEXT));

        assertEquals(TEXT, text(whole(true, primary, fallback)));
    }

    @Test
    void aContentFilterIsFinal() {
        var fallback = speaks("fallback", healthy(TEXT));

        var before =
                ended(false, speaks("primary", fails(Kind.FILTERED)), fallback).getFailure();
        var after = ended(false, speaks("primary", then(words(TEXT), fails(Kind.FILTERED))), fallback);

        assertEquals(Kind.FILTERED, ((ProviderFailure) before).kind());
        assertEquals(Kind.FILTERED, ((StreamBroken) after.getFailure()).kind());
        assertEquals(0, fallback.calls.get());
    }

    @Test
    void whoeverDoesNotBeginIsLeftAtOnceAndNotAskedAgain() {
        var primary = speaks("primary", silence());
        var fallback = speaks("fallback", healthy(TEXT));

        assertEquals(TEXT, text(whole(false, primary, fallback)));
        assertEquals(1, primary.calls.get());
        assertEquals(1, primary.left.get());
    }

    @Test
    void whoeverFallsSilentIsLeftAndContinued() {
        var primary = speaks("primary", then(words("The keeper counts"), silence()));
        var fallback = speaks("fallback", healthy(TEXT));

        assertEquals(TEXT, text(whole(false, primary, fallback)));
        assertEquals(1, primary.left.get());
    }

    @Test
    void anEndMarkThatNeverComesIsNotWaitedFor() {
        var primary = speaks("primary", then(healthy(TEXT), silence()));

        assertEquals(TEXT, text(whole(false, primary)));
        assertEquals(1, primary.left.get());
        assertEquals(new Usage(7, 9), journey.usage());
    }

    @Test
    void aPieceThatCannotBeReadIsSkippedIfNothingIsMissing() {
        var noise = Multi.createFrom().item(Chunk.UNREADABLE);
        var primary = speaks("primary", then(noise, healthy(TEXT)));

        assertEquals(TEXT, text(whole(false, primary)));
    }

    @Test
    void aPieceThatIsMissingIsMadeUpForByAnotherRoute() {
        var noise = Multi.createFrom().item(Chunk.UNREADABLE);
        var end = Multi.createFrom().item(new Chunk("", null, Finish.COMPLETE, "m", new Usage(7, 9)));
        var primary = speaks("primary", then(then(words("The keeper counts"), noise), then(words(" ships."), end)));
        var fallback = speaks("fallback", healthy(TEXT));

        assertEquals(TEXT, text(whole(false, primary, fallback)));
    }

    @Test
    void jsonThatClosesNeedsNoOtherEnd() {
        var request = new JsonObject("{\"messages\": [], \"response_format\": {\"type\": \"json_object\"}}");
        var call = new Call(Purpose.CHAT, new Material.Chat(request));
        var primary = speaks("primary", then(words("{\"ships\": [1, 2, 3]}"), fails(Kind.UNAVAILABLE)));

        var heard = streamed.stream(List.of(primary.route()), call, journey, false)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE))
                .awaitCompletion(SOON);

        assertEquals(Finish.COMPLETE, last(heard).finish());
    }

    @Test
    void whoeverLeavesLeavesTheProviderAndPaysForWhatWasHeard() {
        var primary = speaks("primary", then(words("The keeper counts"), silence()));
        var heard = heard(false, primary);

        heard.cancel();

        assertEquals("The keeper counts", text(heard));
        assertEquals(1, primary.left.get());
        assertTrue(journey.usage().completionTokens() >= 3);
        assertNull(journey.countedUsage(), "an estimate is nothing that a caller is told");
        assertTrue(journey.usage().promptTokens() >= 5);
    }

    @Test
    void whatWasNeverSaidCostsNothing() {
        ended(false, speaks("primary", fails(Kind.QUOTA)));

        assertNull(journey.usage());
        assertEquals(0, journey.unpriced());
    }

    @Test
    void whoeverIsLeftBeforeAWordMayStillBill() {
        whole(false, speaks("primary", silence()), speaks("fallback", healthy(TEXT)));

        assertEquals(new Usage(7, 9), journey.usage());
        assertEquals(2, journey.unpriced(), "neither has a price here, and the silent one was not counted");
    }

    @Test
    void theTokensOfAnAnswerThatBrokeOffAreCountedToo() {
        var primary = speaks("primary", then(words("The keeper counts"), fails(Kind.UNAVAILABLE)));

        whole(false, primary, speaks("fallback", healthy(TEXT)));

        assertTrue(journey.usage().completionTokens() >= 3 + 9);
        assertEquals(new Usage(7, 9), journey.countedUsage());
    }

    private AssertSubscriber<Delta> heard(boolean whole, FakeProvider... providers) {
        List<Route> routes =
                List.of(providers).stream().map(FakeProvider::route).toList();
        return streamed.stream(routes, CALL, journey, whole)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private AssertSubscriber<Delta> whole(boolean whole, FakeProvider... providers) {
        return heard(whole, providers).awaitCompletion(SOON);
    }

    private AssertSubscriber<Delta> ended(boolean whole, FakeProvider... providers) {
        return heard(whole, providers).awaitFailure(SOON);
    }

    private static String text(AssertSubscriber<Delta> heard) {
        return heard.getItems().stream().map(Delta::text).collect(Collectors.joining());
    }

    private static Delta last(AssertSubscriber<Delta> heard) {
        return heard.getItems().get(heard.getItems().size() - 1);
    }

    /** Twice on each route where that can help, then the next: what attempts do, without pauses and guards. */
    private static Uni<Usage> course(List<Route> routes, Journey journey, BiFunction<Route, Integer, Uni<Usage>> once) {
        Uni<Usage> here = Uni.createFrom()
                .deferred(() -> once.apply(routes.get(0), 1))
                .onFailure(failure -> failure instanceof ProviderFailure known && known.retryHere())
                .retry()
                .atMost(1);
        return routes.size() == 1
                ? here
                : here.onFailure(failure -> failure instanceof ProviderFailure known && known.nextRoute())
                        .recoverWithUni(() -> course(routes.subList(1, routes.size()), journey, once));
    }
}
