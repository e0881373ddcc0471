package io.colloquy.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.database.DatabaseUnavailable;
import io.colloquy.gateway.database.Nap;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final Identity ANNA =
            new Identity("acc_anna", Role.USER, Role.USER.scopes(), new Credential(Credential.Kind.SESSION, "ses_1"));

    private static final Asking READER = new Asking(true, "r-1", InetAddress.getLoopbackAddress());
    private static final Asking WRITER = new Asking(false, "r-2", InetAddress.getLoopbackAddress());

    private final Asked database = new Asked();
    private long now = 0;
    private final Credentials credentials = new Credentials(List.of(database), () -> now);
    private final Secret secret = Secret.session();

    @Test
    void allWhoAskAtTheSameTimeCostOneQuestion() {
        var first = credentials.find(secret, READER).subscribeAsCompletionStage();
        var second = credentials.find(secret, READER).subscribeAsCompletionStage();

        database.answer(Optional.of(ANNA));

        assertEquals(Optional.of(ANNA), first.join());
        assertEquals(Optional.of(ANNA), second.join());
        assertEquals(1, database.questions);
    }

    @Test
    void whoeverComesAfterARevocationIsAskedAboutAnew() {
        var before = credentials.find(secret, READER).subscribeAsCompletionStage();
        credentials.forget(ANNA.credential());
        var after = credentials.find(secret, READER).subscribeAsCompletionStage();

        database.answer(Optional.of(ANNA));
        assertEquals(Optional.of(ANNA), before.join());
        assertFalse(after.isDone());
        assertTrue(credentials.now(Credentials.name(secret)).isEmpty());
        database.answer(Optional.empty());

        assertEquals(Optional.empty(), after.join());
        assertEquals(2, database.questions);
    }

    @Test
    void withTheDatabaseAwayReadersGoOnAndWritersDoNot() {
        known();
        now += Duration.ofMinutes(4).toNanos();

        var read = credentials.find(secret, READER).subscribeAsCompletionStage();
        database.fail();
        now += Nap.LENGTH.toNanos();
        var write = credentials.find(secret, WRITER).subscribeAsCompletionStage();
        database.fail();

        assertEquals(Optional.of(ANNA), read.join());
        assertAway(write);
    }

    @Test
    void readersOfADatabaseThatIsKnownToBeAwayDoNotWaitForItAgain() {
        known();
        now += Duration.ofMinutes(1).toNanos();
        var first = credentials.find(secret, READER).subscribeAsCompletionStage();
        database.fail();
        first.join();

        now += Nap.LENGTH.toNanos();
        assertTrue(credentials.find(secret, READER).subscribeAsCompletionStage().isDone());

        database.answer(Optional.of(ANNA));
        assertTrue(credentials.now(Credentials.name(secret)).isPresent());
    }

    @Test
    void afterAFailedQuestionNobodyAsksForHalfASecond() {
        var first = credentials.find(secret, READER).subscribeAsCompletionStage();
        database.fail();

        assertAway(first);
        assertAway(credentials.find(Secret.session(), READER).subscribeAsCompletionStage());
        assertAway(credentials.find(secret, WRITER).subscribeAsCompletionStage());
        assertEquals(1, database.questions);

        now += Nap.LENGTH.toNanos();
        var later = credentials.find(secret, WRITER).subscribeAsCompletionStage();
        database.answer(Optional.of(ANNA));
        assertEquals(Optional.of(ANNA), later.join());
    }

    @Test
    void whoeverWasSomebodyMinutesAgoIsNoStranger() {
        assertFalse(credentials.met(Credentials.name(secret)));
        known();
        now += Duration.ofMinutes(4).toNanos();

        assertTrue(credentials.met(Credentials.name(secret)));
        now += Duration.ofMinutes(2).toNanos();
        assertFalse(credentials.met(Credentials.name(secret)));
    }

    @Test
    void afterFiveMinutesWithoutADatabaseNobodyIsKnown() {
        known();
        now += Duration.ofMinutes(5).toNanos();

        var read = credentials.find(secret, READER).subscribeAsCompletionStage();
        database.fail();

        assertAway(read);
    }

    @Test
    void whoeverIsGoneForTheDatabaseIsGoneHere() {
        known();
        now += Duration.ofSeconds(6).toNanos();
        var read = credentials.find(secret, READER).subscribeAsCompletionStage();
        database.answer(Optional.empty());
        assertEquals(Optional.empty(), read.join());

        var later = credentials.find(secret, READER).subscribeAsCompletionStage();
        database.fail();

        assertAway(later);
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertFalse(secret.toString().contains(secret.reveal().substring(6)));
    }

    private void known() {
        var asked = credentials.find(secret, READER).subscribeAsCompletionStage();
        database.answer(Optional.of(ANNA));
        asked.join();
    }

    private static void assertAway(CompletableFuture<Optional<Identity>> answer) {
        assertTrue(answer.isDone());
        assertTrue(assertThrows(Exception.class, answer::join).getCause() instanceof DatabaseUnavailable);
    }

    /** A database that answers when the test says so. */
    private static final class Asked implements CredentialSource {
        private final List<UniEmitter<? super Optional<Found>>> waiting = new ArrayList<>();
        private int questions;

        @Override
        public Credential.Kind kind() {
            return Credential.Kind.SESSION;
        }

        @Override
        public Uni<Optional<Found>> find(Secret secret, Asking asking) {
            return Uni.createFrom().emitter(emitter -> {
                questions++;
                waiting.add(emitter);
            });
        }

        @Override
        public Uni<Boolean> holds(SqlConnection transaction, Identity identity) {
            return Uni.createFrom().failure(new UnsupportedOperationException());
        }

        void answer(Optional<Identity> identity) {
            waiting.remove(0).complete(identity.map(found -> new Found(found, null)));
        }

        void fail() {
            waiting.remove(0).fail(new DatabaseUnavailable());
        }
    }
}
