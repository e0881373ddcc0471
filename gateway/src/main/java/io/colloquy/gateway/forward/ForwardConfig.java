package io.colloquy.gateway.forward;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of a call that is passed on. */
@ConfigMapping(prefix = "gateway.forward")
interface ForwardConfig {
    /** How long a body may stand still, in either direction. */
    @WithDefault("30s")
    Duration idle();

    @WithDefault("2s")
    Duration connect();
}
