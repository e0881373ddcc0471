package io.colloquy.summary.backfill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.jboss.logging.Logger;

@ConfigMapping(prefix = "colloquy.backfill")
interface BackfillConfig {
    /** SUMMARIZATION_ENABLED. */
    @WithDefault("true")
    String nightly();

    default boolean nightlyEnabled() {
        if (!nightly().equalsIgnoreCase("true") && !nightly().equalsIgnoreCase("false")) {
            Logger.getLogger(BackfillConfig.class)
                    .warnf("SUMMARIZATION_ENABLED=%s is not true or false; using true", nightly());
            return true;
        }
        return Boolean.parseBoolean(nightly());
    }
}
