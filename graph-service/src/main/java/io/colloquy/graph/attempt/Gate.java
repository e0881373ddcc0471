package io.colloquy.graph.attempt;

import static io.smallrye.faulttolerance.api.CircuitBreakerState.HALF_OPEN;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The guard of one route. After an outage its breaker lets one call through and waits for what comes of it, for ever if
 * need be, and takes whatever is no failure for a sign of life. So an attempt without a verdict is not told to it: the
 * probe stays vacant, and the next caller makes it.
 */
final class Gate {
    private final Guard guard;
    private final String breaker;
    private final AtomicReference<UniEmitter<? super Void>> vacant = new AtomicReference<>();

    Gate(Guard guard, String breaker) {
        this.guard = guard;
        this.breaker = breaker;
    }

    /** Makes attempts until one has an answer or a failure that is not {@link Again}; never ends where one withholds its verdict. */
    @SuppressWarnings("unchecked")
    Uni<Void> pass(Consumer<Verdict> attempt) {
        Uni<Void> guarded = guard.get(() -> Uni.createFrom().<Void>emitter(told -> admit(attempt, told)), Uni.class);
        return guarded.onFailure(CircuitBreakerOpenException.class)
                .recoverWithUni(refused -> takeOver(attempt, refused));
    }

    private void admit(Consumer<Verdict> attempt, UniEmitter<? super Void> told) {
        boolean probes = isHalfOpen();
        attempt.accept(new Verdict(() -> told.complete(null), told::fail, () -> {
            if (probes) {
                vacant.set(told);
            }
        }));
    }

    private Uni<Void> takeOver(Consumer<Verdict> attempt, Throwable refused) {
        UniEmitter<? super Void> probe = vacant.getAndSet(null);
        if (probe == null || !isHalfOpen()) {
            return Uni.createFrom().failure(refused);
        }
        return Uni.createFrom()
                .<Void>emitter(own -> attempt.accept(new Verdict(
                        () -> {
                            probe.complete(null);
                            own.complete(null);
                        },
                        failure -> {
                            // Whoever left this probe makes no further attempt.
                            probe.fail(Again.unwrapped(failure));
                            own.fail(failure);
                        },
                        () -> vacant.set(probe))))
                .onFailure(Again.class)
                .recoverWithUni(again -> pause(again).chain(() -> pass(attempt)));
    }

    private boolean isHalfOpen() {
        return CircuitBreakerMaintenance.get().currentState(breaker) == HALF_OPEN;
    }

    private static Uni<Void> pause(Throwable again) {
        Uni<Void> now = Uni.createFrom().voidItem();
        long millis = Again.pauseMillis(again);
        return millis == 0 ? now : now.onItem().delayIt().by(Duration.ofMillis(millis));
    }
}
