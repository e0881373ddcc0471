package io.colloquy.graph.attempt;

import io.colloquy.graph.route.Route;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One guard for each model of each server, so that one that is away is asked rarely by everybody at once. The guard
 * repeats and breaks; whether and when to repeat is decided by {@link Backoff}, places and time limits by {@link Tries}.
 */
@ApplicationScoped
class Guards {
    /** More than any operator can ask for: the number of attempts is decided outside. */
    private static final int MOST_RETRIES = 20;

    private static final int BREAKER_WINDOW = 4;
    private static final double BREAKER_RATIO = 0.5;
    /** How long a broken route is left alone before one call probes it. */
    static final int BREAKER_DELAY_SECONDS = 10;

    private final Duration alone;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Set<String> names = new HashSet<>();

    @Inject
    Guards() {
        this(Duration.ofSeconds(BREAKER_DELAY_SECONDS));
    }

    /** @param alone how long a broken route is left alone */
    Guards(Duration alone) {
        this.alone = alone;
    }

    Gate of(Route route) {
        return gates.computeIfAbsent(route.provider().server() + " " + route.model(), key -> build(route));
    }

    private Gate build(Route route) {
        String name = unique(route.label());
        Guard guard = Guard.create()
                .withDescription(route.isPattern() ? route.provider().name() + "/" + route.name() : name)
                .withRetry()
                .maxRetries(MOST_RETRIES)
                .maxDuration(0, ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .retryOn(Again.class)
                .withCustomBackoff()
                .strategy(() -> Again::pauseMillis)
                .done()
                .done()
                .withCircuitBreaker()
                .name(name)
                .requestVolumeThreshold(BREAKER_WINDOW)
                .failureRatio(BREAKER_RATIO)
                .delay(alone.toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .when(Verdict::isOutage)
                .done()
                .build();
        return new Gate(guard, name);
    }

    /** Two servers can offer models of one name; breakers cannot share theirs. */
    private synchronized String unique(String label) {
        String name = label;
        for (int i = 2; !names.add(name); i++) {
            name = label + " (" + i + ")";
        }
        return name;
    }
}
