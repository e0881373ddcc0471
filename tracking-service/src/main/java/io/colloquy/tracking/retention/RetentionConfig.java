package io.colloquy.tracking.retention;

import io.colloquy.tracking.setting.OperatorDuration;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long finished jobs are kept. */
@ConfigMapping(prefix = "colloquy.retention")
interface RetentionConfig {
    OperatorDuration RANGE =
            new OperatorDuration("JOB_RETENTION", Duration.ofHours(1), Duration.ofDays(365), Duration.ofDays(7));

    /** JOB_RETENTION as the operator wrote it. */
    String jobs();

    default Duration ofFinishedJobs() {
        return RANGE.read(jobs());
    }
}
