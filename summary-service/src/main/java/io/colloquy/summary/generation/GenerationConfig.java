package io.colloquy.summary.generation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Texts, because a value that is no number must warn instead of keeping the service from starting. */
@ConfigMapping(prefix = "colloquy.generation")
public interface GenerationConfig {
    /** Seconds that one day's call may take in all; GENERATION_TIMEOUT. */
    @WithDefault("120")
    String timeout();

    /** Days in flight per replica; BACKFILL_CONCURRENCY. */
    @WithDefault("4")
    String concurrency();

    default Duration patience() {
        return Duration.ofSeconds(bounded("GENERATION_TIMEOUT", timeout(), 1, 300, 120));
    }

    default int inFlight() {
        return bounded("BACKFILL_CONCURRENCY", concurrency(), 1, 64, 4);
    }

    private static int bounded(String name, String text, int least, int most, int otherwise) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            Logger.getLogger(GenerationConfig.class).debugf("%s is not a number", name);
        }
        Logger.getLogger(GenerationConfig.class)
                .warnf("%s=%s is not within %d-%d; using %d", name, text, least, most, otherwise);
        return otherwise;
    }
}
