package io.colloquy.graph.usage;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Texts as the operator wrote them, because a wrong value warns and must not stop the start. */
@ConfigMapping(prefix = "transaction")
interface TransactionConfig {
    /** {@code TRANSACTION_TIMEOUT_MS}. */
    Optional<String> timeoutMs();

    /** {@code TRANSACTION_CLEANUP_INTERVAL_MS}. */
    Optional<String> cleanupIntervalMs();
}
