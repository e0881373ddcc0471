package io.colloquy.graph.provider;

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

    /** Makes one attempt: the raw answer, not validated, or a {@link ProviderFailure}. */
    Uni<Answer> complete(Call call);
}
