package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.LlmSettings;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** Makes attempts on one route: each in its turn, and cancelled at the deadline so that nothing paid runs on unheard. */
@ApplicationScoped
public class RouteGuard {
    private final CallSlots slots;

    RouteGuard(LlmSettings settings) {
        slots = new CallSlots(settings.concurrency());
    }

    /**
     * Gives the item of the first attempt that has one.
     *
     * @param once makes one attempt, given its number on this route, from 1; cancelling it must end the provider's call
     */
    public <T> Uni<T> run(Route route, Journey journey, Function<Integer, Uni<T>> once) {
        return slots.within(journey.deadline().remaining(), () -> attempt(route, journey, 1, once));
    }

    private static <T> Uni<T> attempt(Route route, Journey journey, int number, Function<Integer, Uni<T>> once) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return once.apply(number)
                    .ifNoItem()
                    .after(journey.deadline().remaining())
                    .failWith(DeadlineExceeded::new)
                    .onItemOrFailure()
                    .invoke((item, failure) ->
                            journey.ended(new Journey.Attempt(route, number, millisSince(start), outcome(failure))));
        });
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    static String outcome(Throwable failure) {
        if (failure == null) {
            return "ok";
        }
        return failure instanceof ProviderFailure known
                ? known.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
                : failure instanceof DeadlineExceeded ? "deadline-exceeded" : "error";
    }
}
