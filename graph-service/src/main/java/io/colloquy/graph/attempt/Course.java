package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** One run along a chain of routes. */
final class Course<T> {
    private static final Logger LOG = Logger.getLogger(Course.class);

    private final RouteGuard guard;
    private final AttemptMetrics metrics;
    private final Journey journey;
    private final int most;
    private final BiFunction<Route, Integer, Uni<T>> once;
    private final AtomicInteger made = new AtomicInteger();

    Course(
            RouteGuard guard,
            AttemptMetrics metrics,
            Journey journey,
            int most,
            BiFunction<Route, Integer, Uni<T>> once) {
        this.guard = guard;
        this.metrics = metrics;
        this.journey = journey;
        this.most = most;
        this.once = once;
    }

    Uni<T> follow(List<Route> routes) {
        return follow(routes, most + routes.size() - 1)
                .onFailure(ProviderFailure.class)
                .transform(failure -> journey.deadline().isPast() ? new DeadlineExceeded() : failure);
    }

    boolean tookMoreThanOne() {
        return made.get() > 1;
    }

    /** @param total attempts that may have been made when the last of these routes is done */
    private Uni<T> follow(List<Route> routes, int total) {
        Route route = routes.get(0);
        List<Route> rest = routes.subList(1, routes.size());
        int here = Math.max(1, Math.min(most, total - made.get() - rest.size()));
        Duration longest = rest.isEmpty() ? journey.deadline().remaining() : Backoff.LONGEST_WITH_ALTERNATIVE;
        return guard.run(route, journey, here, longest, number -> attempt(route, number))
                .onFailure(ProviderFailure.class)
                .recoverWithUni(failure -> mended((ProviderFailure) failure, route, rest, total));
    }

    private Uni<T> attempt(Route route, int number) {
        if (made.incrementAndGet() > 1) {
            metrics.retried();
        }
        return once.apply(route, number).onFailure().invoke(metrics::failed);
    }

    private Uni<T> mended(ProviderFailure failure, Route route, List<Route> rest, int total) {
        List<Route> hopeful = rest.stream()
                .filter(next -> NextRoute.canMend(failure, route, next))
                .toList();
        if (hopeful.isEmpty() || journey.deadline().isPast()) {
            if (made.get() > 1) {
                LOG.errorf("[Error] Retry failed after %d attempts (txn-%s)", made.get(), journey.operation());
            }
            return Uni.createFrom().failure(failure);
        }
        journey.leftFor(failure);
        metrics.fellBack(journey.fallbackReason());
        LOG.infof(
                "%s is left for %s: %s (txn-%s)",
                route.label(), hopeful.get(0).label(), failure.kind(), journey.operation());
        return follow(hopeful, total)
                .onFailure(ProviderFailure.class)
                .transform(later -> toTell(failure, (ProviderFailure) later));
    }

    /** What time can mend is worth knowing before what it cannot; a refusal by a filter is a last word. */
    private static ProviderFailure toTell(ProviderFailure first, ProviderFailure later) {
        boolean passing = later.kind() == Kind.UNAVAILABLE || later.kind() == Kind.SILENT;
        boolean firstPassing = first.kind() == Kind.UNAVAILABLE || first.kind() == Kind.SILENT;
        return later.kind() == Kind.FILTERED || (passing && !firstPassing) ? later : first;
    }
}
