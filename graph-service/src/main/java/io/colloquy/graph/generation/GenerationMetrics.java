package io.colloquy.graph.generation;

import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Usage;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

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

    /** Times one attempt from the moment it starts, however it ends. */
    Uni<Answer> timed(String provider, Uni<Answer> attempt) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample started = Timer.start(registry);
            return attempt.onTermination()
                    .invoke(() -> started.stop(registry.timer("colloquy.provider.duration", "provider", provider)))
                    .onItem()
                    .invoke(answer -> count(provider, answer.usage()));
        });
    }

    private void count(String provider, Usage usage) {
        if (usage != null) {
            tokens(provider, "input").record((double) usage.promptTokens());
            tokens(provider, "output").record((double) usage.completionTokens());
        }
    }

    private DistributionSummary tokens(String provider, String type) {
        return registry.summary(
                "gen_ai.client.token.usage", "gen_ai.provider.name", provider, "gen_ai.token.type", type);
    }
}
