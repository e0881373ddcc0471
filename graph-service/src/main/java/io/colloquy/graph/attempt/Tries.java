package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.rollout.RetrySettings;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The attempts of one operation on one route. The guard around them does not pass a cancellation on, which would leave a
 * paid call running: this does, and makes no further attempt once nobody waits.
 */
final class Tries<T> {
    private static final Logger LOG = Logger.getLogger(Tries.class);
    /** A caller with less time than this says nothing about the provider when it runs out. */
    private static final Duration FAIR_CHANCE = Duration.ofSeconds(10);

    private final Route route;
    private final Journey journey;
    private final Allowance allowance;
    private final Function<Integer, Uni<T>> once;
    private int made;
    private boolean left;
    private Cancellable running;
    private Verdict current;
    private ProviderFailure last;

    Tries(Route route, Journey journey, Allowance allowance, Function<Integer, Uni<T>> once) {
        this.route = route;
        this.journey = journey;
        this.allowance = allowance;
        this.once = once;
    }

    /** How many attempts there may be, how long the pauses between them may be, and who gives each its place. */
    record Allowance(int most, Duration longestPause, RetrySettings settings, CallSlots slots) {}

    /**
     * Makes the next attempt. An answer goes to the caller, a failure of the provider becomes the verdict ({@link Again} where
     * another attempt is to follow), and any other failure is the caller's alone.
     */
    synchronized void next(Verdict verdict, UniEmitter<? super T> caller) {
        if (left) {
            verdict.withhold();
            return;
        }
        current = verdict;
        Cancellable begun = inItsPlace()
                .subscribe()
                .with(
                        item -> {
                            verdict.answered();
                            caller.complete(item);
                        },
                        failure -> failed(failure, verdict, caller));
        // One that failed at once may have been followed by another.
        running = current == verdict ? begun : running;
    }

    /** Ends the attempt that is running, and all that would follow. */
    synchronized void leave() {
        left = true;
        if (running != null) {
            running.cancel();
            current.withhold();
        }
    }

    /** What went wrong last, or null when no attempt was made. */
    synchronized ProviderFailure last() {
        return last;
    }

    private void failed(Throwable failure, Verdict verdict, UniEmitter<? super T> caller) {
        if (Verdict.providers(failure) != null) {
            verdict.failed(considered(failure));
        } else {
            verdict.withhold();
            caller.fail(failure);
        }
    }

    private Uni<T> inItsPlace() {
        return allowance.slots().within(journey.deadline().remaining(), this::attempt);
    }

    private Uni<T> attempt() {
        return Uni.createFrom().deferred(() -> {
            int number = begun();
            journey.began();
            long start = System.nanoTime();
            Duration time = journey.deadline().remaining();
            return once.apply(number)
                    .ifNoItem()
                    .after(time)
                    .failWith(() -> outOfTime(time))
                    .onItemOrFailure()
                    .invoke((item, failure) -> journey.ended(route, number, start, failure))
                    .onCancellation()
                    .invoke(() -> journey.ended(route, number, start, new CancellationException()));
        });
    }

    private synchronized int begun() {
        made++;
        if (made > 1) {
            LOG.infof(
                    "[Retry] Attempt %d/%d for %s (txn-%s)",
                    made, allowance.most(), route.label(), journey.operation());
        }
        return made;
    }

    private static RuntimeException outOfTime(Duration time) {
        return time.compareTo(FAIR_CHANCE) < 0
                ? new DeadlineExceeded()
                : new ProviderFailure(ProviderFailure.Kind.SILENT, "The provider did not answer in time.");
    }

    private synchronized Throwable considered(Throwable thrown) {
        if (!(thrown instanceof ProviderFailure failure)) {
            return thrown;
        }
        last = failure;
        Duration left = journey.deadline().remaining();
        Duration longest = allowance.longestPause().compareTo(left) < 0 ? allowance.longestPause() : left;
        Duration pause = Backoff.pause(failure, made, allowance.most(), allowance.settings(), longest);
        return pause == null ? failure : new Again(failure, pause);
    }
}
