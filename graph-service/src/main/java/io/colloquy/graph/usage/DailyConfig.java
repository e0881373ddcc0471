package io.colloquy.graph.usage;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** As the operator wrote it. */
@ConfigMapping(prefix = "daily")
interface DailyConfig {
    /** {@code DAILY_REQUEST_LIMIT}. */
    Optional<String> requestLimit();
}
