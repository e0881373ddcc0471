package io.colloquy.graph.attempt;

import io.colloquy.graph.killswitch.KillSwitch;
import io.colloquy.graph.provider.LlmSettings;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.rollout.RetrySettings;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Makes attempts on one route: each in its turn, again after a pause where that can help, not at all while the route is
 * known to be away, and cancelled at the deadline so that nothing paid runs on unheard.
 */
@ApplicationScoped
public class RouteGuard {
    private final CallSlots slots;
    private final RetrySettings settings;
    private final Guards guards;
    private final KillSwitch generations;

    RouteGuard(LlmSettings llm, RetrySettings settings, Guards guards, KillSwitch generations) {
        this.slots = new CallSlots(llm.concurrency());
        this.settings = settings;
        this.guards = guards;
        this.generations = generations;
    }

    /**
     * Gives the item of the first attempt that has one.
     *
     * @param once makes one attempt, given its number on this route, from 1; cancelling it must end the provider's call
     */
    public <T> Uni<T> run(Route route, Journey journey, Function<Integer, Uni<T>> once) {
        return run(route, journey, settings.attempts(), journey.deadline().remaining(), once);
    }

    <T> Uni<T> run(Route route, Journey journey, int most, Duration longestPause, Function<Integer, Uni<T>> once) {
        return Uni.createFrom().deferred(() -> {
            var allowance = new Tries.Allowance(most, longestPause, settings, slots);
            var tries = new Tries<T>(route, journey, allowance, number -> switchedOn(once, number));
            return guarded(route, tries).onCancellation().invoke(tries::leave);
        });
    }

    /** One attempt without retry and breaker. */
    <T> Uni<T> single(Route route, Journey journey, Function<Integer, Uni<T>> once) {
        return Uni.createFrom().deferred(() -> {
            var allowance = new Tries.Allowance(1, Duration.ZERO, settings, slots);
            var tries = new Tries<T>(route, journey, allowance, number -> switchedOn(once, number));
            return Uni.createFrom()
                    .<T>emitter(caller -> tries.next(new Verdict(() -> {}, caller::fail, () -> {}), caller))
                    .onCancellation()
                    .invoke(tries::leave);
        });
    }

    private <T> Uni<T> guarded(Route route, Tries<T> tries) {
        Gate gate = guards.of(route);
        return Uni.createFrom()
                .<T>emitter(caller -> gate.pass(verdict -> tries.next(verdict, caller))
                        .subscribe()
                        .with(answered -> {}, caller::fail))
                .onFailure(CircuitBreakerOpenException.class)
                .transform(open -> tries.last() == null ? leftAlone(route) : tries.last())
                .onFailure(Again.class)
                .transform(Again::unwrapped);
    }

    /** A retry is a call too, so the switch is asked before each. */
    private <T> Uni<T> switchedOn(Function<Integer, Uni<T>> once, int number) {
        return generations.open() ? once.apply(number) : Uni.createFrom().failure(new SwitchedOff());
    }

    private static ProviderFailure leftAlone(Route route) {
        return new ProviderFailure(
                ProviderFailure.Kind.UNAVAILABLE,
                route.label() + " failed several times in a row and is left alone for a moment.",
                null,
                Duration.ofSeconds(Guards.BREAKER_DELAY_SECONDS));
    }
}
