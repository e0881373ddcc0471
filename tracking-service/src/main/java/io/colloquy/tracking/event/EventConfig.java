package io.colloquy.tracking.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For tests, which cannot wait that long; clients rely on the defaults. */
@ConfigMapping(prefix = "colloquy.events")
interface EventConfig {
    /** How often a stream says that it is alive. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How often a replica looks for what it was not told; one statement for all its streams. */
    @WithDefault("5s")
    Duration poll();
}
