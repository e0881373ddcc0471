package io.colloquy.graph.provider;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Where answers come from. An adapter makes exactly one attempt: it does not retry, and a cancelled subscription ends
 * the work below it (a socket is closed), because attempts are paid and counted above.
 */
public interface ModelProvider {
    /** The name an operator chose it by, such as {@code offline}. */
    String name();

    /** The model as configured, or null when the configuration lacks it. */
    String model();

    Price price();

    /** Tells servers apart: what one refuses, another may take. */
    default String server() {
        return name();
    }

    /** False where no model reads or writes, so that there is nothing to count. */
    default boolean takesTokens() {
        return true;
    }

    /** Makes one attempt: the raw answer, not validated, or a {@link ProviderFailure}. */
    Uni<Answer> complete(Call call);

    /**
     * Makes one attempt whose answer comes piece by piece. It completes at the provider's end mark, or at the end of the
     * connection after a finish reason; anything else is a {@link ProviderFailure}. How long silence may last is decided above.
     * A provider that cannot write piece by piece gives its answer as one.
     */
    default Multi<Chunk> stream(Call call) {
        return complete(call)
                .map(answer -> new Chunk(answer.text(), null, answer.finish(), answer.model(), answer.usage()))
                .toMulti();
    }
}
