package io.colloquy.graph.generation;

import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.LlmSettings;
import io.colloquy.graph.provider.ModelProvider;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** One call to the provider: in its turn, timed, and cancelled at the deadline so that nothing paid runs on unheard. */
@ApplicationScoped
class Attempt {
    private final ModelProvider provider;
    private final CallSlots slots;
    private final GenerationMetrics metrics;

    Attempt(ModelProvider provider, LlmSettings settings, GenerationMetrics metrics) {
        this.provider = provider;
        this.slots = new CallSlots(settings.concurrency());
        this.metrics = metrics;
    }

    String provider() {
        return provider.name();
    }

    Uni<Answer> ask(Call call, Deadline deadline) {
        return slots.within(
                deadline.remaining(),
                () -> metrics.timed(provider.name(), provider.complete(call))
                        .ifNoItem()
                        .after(deadline.remaining())
                        .failWith(GenerationProblems::deadlineExceeded));
    }
}
