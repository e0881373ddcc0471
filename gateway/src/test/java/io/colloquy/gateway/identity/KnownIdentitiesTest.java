package io.colloquy.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.identity.CredentialSource.Found;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownIdentitiesTest {
    private static final Identity ANNA =
            new Identity("acc_anna", Role.USER, Role.USER.scopes(), new Credential(Credential.Kind.SESSION, "ses_1"));

    private long now = 0;
    private final KnownIdentities known = new KnownIdentities(() -> now);

    @Test
    void whatWasLearntIsFreshForFiveSecondsAndStaleForFiveMinutes() {
        known.learn("h", new Found(ANNA, null), known.ticket());

        after(Duration.ofMillis(4_999));
        assertEquals(Optional.of(ANNA), known.fresh("h"));
        after(Duration.ofMillis(1));
        assertEquals(Optional.empty(), known.fresh("h"));
        after(Duration.ofSeconds(294));
        assertEquals(Optional.of(ANNA), known.stale("h"));
        after(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), known.stale("h"));
    }

    @Test
    void nobodyIsKnownBeyondTheEndOfHisSession() {
        known.learn("h", new Found(ANNA, Duration.ofSeconds(2)), known.ticket());

        after(Duration.ofSeconds(2));

        assertTrue(known.fresh("h").isEmpty());
        assertTrue(known.stale("h").isEmpty());
    }

    @Test
    void whatIsForgottenIsGoneAtOnceAndOthersStay() {
        Identity ben =
                new Identity("acc_ben", Role.USER, Role.USER.scopes(), new Credential(Credential.Kind.KEY, "key_1"));
        known.learn("a", new Found(ANNA, null), known.ticket());
        known.learn("b", new Found(ben, null), known.ticket());

        known.forget(identity -> identity.account().equals("acc_anna"));

        assertTrue(known.stale("a").isEmpty());
        assertEquals(Optional.of(ben), known.fresh("b"));
    }

    @Test
    void anAnswerThatWasOnItsWayDoesNotBringBackWhatWasForgotten() {
        long ticket = known.ticket();

        known.forget(ANNA::equals);
        known.learn("h", new Found(ANNA, null), ticket);

        assertTrue(known.stale("h").isEmpty());
    }

    @Test
    void strangersDoNotFillTheMemory() {
        for (int i = 0; i < 20_000; i++) {
            known.learn("h" + i, new Found(ANNA, null), known.ticket());
        }
        assertTrue(known.fresh("h19999").isEmpty());

        after(Duration.ofMinutes(5));
        known.learn("later", new Found(ANNA, null), known.ticket());

        assertTrue(known.fresh("later").isPresent());
    }

    private void after(Duration time) {
        now += time.toNanos();
    }
}
