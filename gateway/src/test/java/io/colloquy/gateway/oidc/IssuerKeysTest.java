package io.colloquy.gateway.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final TestKey FIRST = TestKey.of("ES256");
    private static final TestKey SECOND = TestKey.of("ES256");

    private final List<UniEmitter<? super PublishedKeys>> waiting = new ArrayList<>();
    private final IssuerKeys keys = new IssuerKeys(() -> Uni.createFrom().emitter(waiting::add), PAUSE);
    private int invented;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void allWhoAskAtTheSameTimeCostOneQuestion() {
        var first = find(FIRST);
        var second = find(FIRST);
        var other = find(SECOND);

        answer(FIRST);

        assertTrue(first.join().isPresent());
        assertTrue(second.join().isPresent());
        assertTrue(other.join().isEmpty());
        assertEquals(0, waiting.size());
    }

    @Test
    void namesThatAreMadeUpCostOneQuestionAPause() {
        ask(FIRST);
        answer(FIRST);

        for (int i = 0; i < 1000; i++) {
            now = now.plusMillis(9);
            assertTrue(find(madeUp()).join().isEmpty());
        }
        assertEquals(0, waiting.size());

        now = now.plus(PAUSE);
        ask(madeUp());
        ask(madeUp());
        assertEquals(1, waiting.size());
    }

    @Test
    void alsoWhenTheIssuerHasNoKeysOrDoesNotAnswer() {
        for (int round = 0; round < 3; round++) {
            var first = find(FIRST);
            fail();

            assertAway(first);
            for (int i = 0; i < 100; i++) {
                assertAway(find(madeUp()));
            }
            assertEquals(0, waiting.size());
            now = now.plus(PAUSE);
        }
    }

    @Test
    void aNewKeyIsLearntWhenAPauseHasPassed() {
        ask(FIRST);
        answer(FIRST);
        assertTrue(find(SECOND).join().isEmpty());

        now = now.plus(PAUSE);
        var second = find(SECOND);
        answer(FIRST, SECOND);

        assertTrue(second.join().isPresent());
        assertTrue(find(FIRST).join().isPresent());
    }

    @Test
    void whoIsKnownWaitsForNothingWhileTheIssuerIsAwayForADay() {
        ask(FIRST);
        answer(FIRST);

        now = now.plus(IssuerKeys.FRESH);
        assertTrue(find(FIRST).isDone());
        fail();
        assertAway(find(SECOND));
        now = now.plus(Duration.ofHours(23));
        assertTrue(find(FIRST).join().isPresent());
        fail();

        now = now.plus(Duration.ofHours(1));
        var later = find(FIRST);
        assertFalse(later.isDone());
        fail();
        assertAway(later);
    }

    @Test
    void aKeyThatWasWithdrawnIsKnownForTenMinutes() {
        ask(FIRST);
        answer(FIRST);

        now = now.plus(IssuerKeys.FRESH);
        assertTrue(find(FIRST).join().isPresent());
        answer(SECOND);

        assertTrue(find(FIRST).join().isEmpty());
    }

    private void ask(TestKey key) {
        ask(key.name());
    }

    /** Whatever comes of it. */
    private void ask(KeyName name) {
        keys.find(name, now).subscribe().with(found -> {}, away -> {});
    }

    private CompletableFuture<Optional<PublicKey>> find(TestKey key) {
        return find(key.name());
    }

    private CompletableFuture<Optional<PublicKey>> find(KeyName name) {
        return keys.find(name, now).subscribeAsCompletionStage().orTimeout(5, TimeUnit.SECONDS);
    }

    private void answer(TestKey... published) {
        waiting.remove(0).complete(PublishedKeys.parse(TestKey.set(published)));
    }

    private void fail() {
        waiting.remove(0).fail(new IssuerAnswer("it answered 500"));
    }

    private static void assertAway(CompletableFuture<Optional<PublicKey>> answer) {
        assertTrue(assertThrows(Exception.class, answer::join).getCause() instanceof IssuerUnavailable);
    }

    private KeyName madeUp() {
        return new KeyName("made-up-" + invented++, Algorithm.ES256);
    }
}
