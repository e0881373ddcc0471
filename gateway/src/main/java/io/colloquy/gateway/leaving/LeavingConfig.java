package io.colloquy.gateway.leaving;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How leaving takes its time. */
@ConfigMapping(prefix = "gateway.leaving")
interface LeavingConfig {
    /** After which no request of a closed account can be under way: the longest upload, and what goes with it. */
    @WithDefault("40M")
    Duration settled();

    /** How long an export may stand still, be it that a service says nothing or that nobody takes what it said. */
    @WithDefault("60S")
    Duration silence();

    /** How often each replica looks for work that another one left behind. */
    @WithDefault("5S")
    Duration look();
}
