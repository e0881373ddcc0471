package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.attempt.Spending;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;

/** How generations end, how long a provider works, and how many tokens it counts. */
@ApplicationScoped
class GenerationMetrics {
    private final MeterRegistry registry;

    GenerationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(String purpose, String outcome) {
        registry.counter("colloquy.generations", "purpose", purpose, "outcome", outcome)
                .increment();
    }

    /** The outcome's label is the problem's type, which is a small closed set. */
    void failed(String purpose, Throwable failure) {
        boolean known = failure instanceof HttpProblem problem && problem.getType() != null;
        String type = known ? ((HttpProblem) failure).getType().getPath() : "/error";
        ended(purpose, type.substring(type.lastIndexOf('/') + 1));
    }

    /** The same counter as the ledger's: whatever could not be written when it was due. */
    void storeFailed() {
        registry.counter("colloquy.commit.failures").increment();
    }

    /** Times one attempt from the moment it starts, however it ends. */
    <T> Uni<T> timed(String provider, Uni<T> attempt) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample started = Timer.start(registry);
            return attempt.onTermination()
                    .invoke(() -> started.stop(registry.timer("colloquy.provider.duration", "provider", provider)));
        });
    }

    /** What all attempts of an operation took, the failed ones as well. */
    void spent(Journey journey) {
        for (Spending spending : journey.spendings()) {
            if (!spending.counted()) {
                continue;
            }
            String provider = spending.route().provider().name();
            tokens(provider, "input").record((double) spending.usage().promptTokens());
            tokens(provider, "output").record((double) spending.usage().completionTokens());
        }
        BigDecimal cost = journey.cost();
        if (cost != null) {
            registry.counter("colloquy.cost", "currency", "USD").increment(cost.doubleValue());
        }
    }

    private DistributionSummary tokens(String provider, String type) {
        return registry.summary(
                "gen_ai.client.token.usage", "gen_ai.provider.name", provider, "gen_ai.token.type", type);
    }
}
