package io.colloquy.graph.attempt;

import io.colloquy.graph.rollout.RetrySettings;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Goes from route to route until one has an answer, or none is left that could have one. All routes together take at most
 * the first attempt, its retries and one for each fallback; what an earlier route did not use is a later one's.
 */
@ApplicationScoped
public class Chain {
    private final RouteGuard guard;
    private final RetrySettings settings;
    private final AttemptMetrics metrics;

    Chain(RouteGuard guard, RetrySettings settings, AttemptMetrics metrics) {
        this.guard = guard;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Gives the first item, or fails with what time could mend, or else with what the first route said.
     *
     * @param routes at least one
     * @param once makes one attempt on a route, given its number there, from 1
     */
    public <T> Uni<T> run(List<Route> routes, Journey journey, BiFunction<Route, Integer, Uni<T>> once) {
        Route first = routes.get(0);
        if (!journey.isReliable()) {
            return guard.single(first, journey, number -> once.apply(first, number));
        }
        List<Route> tried = settings.fallback() ? routes : List.of(first);
        var course = new Course<>(guard, metrics, journey, settings.attempts(), once);
        return metrics.timed(course.follow(tried), course::tookMoreThanOne);
    }
}
