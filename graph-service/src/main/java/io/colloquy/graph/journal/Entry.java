package io.colloquy.graph.journal;

import java.math.BigDecimal;
import java.util.UUID;

/** What the journal says about a key when it is opened. */
public sealed interface Entry {
    /** Nobody else works on this key: whoever holds the lease may call a provider, and stores or releases. */
    record Lease(JournalKey key, UUID operationId) implements Entry {}

    /**
     * The answer is there and was paid for.
     *
     * @param answer JSON, as validated
     * @param promptTokens null where the provider counts nothing, as is completionTokens
     * @param cost US dollars, null where no price is known
     */
    record Stored(
            UUID operationId,
            String provider,
            String model,
            String promptVersion,
            int attempts,
            String answer,
            Long promptTokens,
            Long completionTokens,
            BigDecimal cost)
            implements Entry {}

    /** The one that this caller waited for did not get an answer; asking again right away would only repeat it. */
    record Failed(String failure, String detail) implements Entry {}
}
