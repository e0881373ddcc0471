package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BiFunction;

/** Goes from route to route until one has an answer, or none is left that could have one. */
@ApplicationScoped
public class Chain {
    private final RouteGuard guard;

    Chain(RouteGuard guard) {
        this.guard = guard;
    }

    /**
     * Gives the first item; fails with the failure of the last route that was tried.
     *
     * @param routes at least one
     * @param once makes one attempt on a route, given its number there, from 1
     */
    public <T> Uni<T> run(List<Route> routes, Journey journey, BiFunction<Route, Integer, Uni<T>> once) {
        Route route = routes.get(0);
        Uni<T> here = guard.run(route, journey, number -> once.apply(route, number));
        List<Route> rest = routes.subList(1, routes.size());
        if (rest.isEmpty()) {
            return here;
        }
        return here.onFailure(ProviderFailure.class).recoverWithUni(failure -> {
            if (!((ProviderFailure) failure).nextRoute()) {
                return Uni.createFrom().failure(failure);
            }
            journey.leftFor(RouteGuard.outcome(failure));
            return run(rest, journey, once);
        });
    }
}
