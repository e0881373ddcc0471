package io.colloquy.graph.usage;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** As the operator wrote it. */
@ConfigMapping(prefix = "usage")
interface UsageConfig {
    /** {@code USAGE_LEDGER}. */
    Optional<String> ledger();
}
