package io.colloquy.graph.generation;

import io.colloquy.graph.journal.Entry;
import io.colloquy.graph.provider.Usage;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A generation that has its answer.
 *
 * @param replayed whether the answer was there already, so that nothing was called or charged
 * @param operationId of the generation that got the answer
 * @param model that really answered
 * @param attempts calls to providers that it took
 * @param answer JSON: what the purpose asks for, or, for a chat, the completion in OpenAI's form
 * @param usage tokens of all attempts that a provider counted, null where none did
 * @param cost US dollars of those whose price is known, null where none is
 */
public record Finished(
        boolean replayed,
        UUID operationId,
        String provider,
        String model,
        String promptVersion,
        int attempts,
        String answer,
        Usage usage,
        BigDecimal cost) {
    static Finished kept(Entry.Stored stored, boolean replayed) {
        boolean counted = stored.promptTokens() != null;
        return new Finished(
                replayed,
                stored.operationId(),
                stored.provider(),
                stored.model(),
                stored.promptVersion(),
                stored.attempts(),
                stored.answer(),
                counted ? new Usage(stored.promptTokens(), stored.completionTokens()) : null,
                stored.cost());
    }

    Entry.Stored entry() {
        return new Entry.Stored(
                operationId,
                provider,
                model,
                promptVersion,
                attempts,
                answer,
                usage == null ? null : usage.promptTokens(),
                usage == null ? null : usage.completionTokens(),
                cost);
    }
}
