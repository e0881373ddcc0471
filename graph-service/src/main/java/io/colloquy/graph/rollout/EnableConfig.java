package io.colloquy.graph.rollout;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The one variable that does not begin like the others. */
@ConfigMapping(prefix = "enable")
interface EnableConfig {
    /** {@code ENABLE_RETRY_LOGIC}. */
    Optional<String> retryLogic();
}
