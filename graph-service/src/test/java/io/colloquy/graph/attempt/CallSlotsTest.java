package io.colloquy.graph.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallSlotsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CallSlots slots = new CallSlots(2);
    private final List<UniEmitter<? super String>> running = new ArrayList<>();

    @Test
    void overflowWaitsItsTurn() {
        var first = call();
        var second = call();
        var third = call();
        assertEquals(2, running.size());

        running.get(0).complete("done");

        first.assertCompleted();
        second.assertNotTerminated();
        third.assertNotTerminated();
        assertEquals(3, running.size());
    }

    @Test
    void whoLeavesGivesItsSlotOrItsPlaceBack() {
        var first = call();
        call();
        var third = call();
        call();

        third.cancel();
        first.cancel();

        assertEquals(3, running.size(), "the fourth runs, the third never did");
    }

    @Test
    void aFailureFreesTheSlot() {
        call();
        call();
        running.get(0).fail(new IllegalStateException());
        running.get(1).fail(new IllegalStateException());

        call();
        call();

        assertEquals(4, running.size());
    }

    @Test
    void whoWaitsBeyondItsPatienceIsToldSo() {
        call();
        call();

        var late = slots.within(Duration.ofMillis(20), () -> Uni.createFrom().item("never"));

        var problem = assertThrows(HttpProblem.class, () -> late.await().atMost(LONG));
        assertEquals(503, problem.getStatusCode());
    }

    @Test
    void noSlotIsLostUnderManyThreadsThatComeAndGo() {
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        var calls = new ArrayList<Uni<String>>();
        for (int i = 0; i < 400; i++) {
            Duration patience = i % 3 == 0 ? Duration.ofMillis(1) : LONG;
            calls.add(slots.within(patience, () -> {
                        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        return Uni.createFrom()
                                .item("done")
                                .onItem()
                                .delayIt()
                                .by(Duration.ofMillis(1))
                                .onTermination()
                                .invoke(inFlight::decrementAndGet);
                    })
                    .onFailure()
                    .recoverWithItem("late"));
        }

        Uni.join().all(calls).andFailFast().await().atMost(LONG);

        assertTrue(most.get() <= 2, () -> most + " at once");
        call();
        call();
        assertEquals(2, running.size(), "both slots are free again");
    }

    private UniAssertSubscriber<String> call() {
        return slots.within(LONG, () -> Uni.createFrom().<String>emitter(running::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
