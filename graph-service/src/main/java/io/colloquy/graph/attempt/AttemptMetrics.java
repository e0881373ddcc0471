package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.InvalidReason;
import io.colloquy.graph.provider.ProviderFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/** How often the first attempt was not enough, and what that cost in time. */
@ApplicationScoped
@Startup
class AttemptMetrics {
    private final MeterRegistry registry;
    private final Counter retries;
    private final Timer duration;

    AttemptMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.retries = registry.counter("colloquy.retry.attempts");
        this.duration = registry.timer("colloquy.retry.duration");
        for (InvalidReason reason : InvalidReason.values()) {
            invalid(reason);
        }
    }

    /** An attempt after the first of its operation, on whichever route. */
    void retried() {
        retries.increment();
    }

    /** Counts it where an answer came and could not be used, also one of which a part was delivered already. */
    void failed(Throwable thrown) {
        ProviderFailure failure = Verdict.providers(thrown);
        if (failure != null && failure.invalidReason() != null) {
            invalid(failure.invalidReason()).increment();
        }
    }

    private Counter invalid(InvalidReason reason) {
        return registry.counter("colloquy.validation.failures", "reason", reason.label());
    }

    void fellBack(String reason) {
        registry.counter("colloquy.fallbacks", "reason", reason).increment();
    }

    /** Times those operations that needed more than one attempt, from the first until the end. */
    <T> Uni<T> timed(Uni<T> course, BooleanSupplier tookMoreThanOne) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample start = Timer.start(registry);
            return course.onTermination().invoke(() -> {
                if (tookMoreThanOne.getAsBoolean()) {
                    start.stop(duration);
                }
            });
        });
    }
}
