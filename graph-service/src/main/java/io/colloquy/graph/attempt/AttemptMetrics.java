package io.colloquy.graph.attempt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** How often the first attempt was not enough, and what that cost in time. */
@ApplicationScoped
class AttemptMetrics {
    private final MeterRegistry registry;
    private final Counter retries;
    private final Timer duration;

    AttemptMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.retries = registry.counter("colloquy.retry.attempts");
        this.duration = registry.timer("colloquy.retry.duration");
    }

    /** An attempt after the first of its operation, on whichever route. */
    void retried() {
        retries.increment();
    }

    void fellBack(String reason) {
        registry.counter("colloquy.fallbacks", "reason", reason).increment();
    }

    /** Times those operations that needed more than one attempt, from the first until the end. */
    <T> Uni<T> timed(Uni<T> course, Journey journey) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample start = Timer.start(registry);
            return course.onTermination().invoke(() -> {
                if (journey.attempts().size() > 1) {
                    start.stop(duration);
                }
            });
        });
    }
}
