package io.colloquy.graph.journal;

import io.colloquy.graph.setting.Written;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** As the operator wrote it. */
@ConfigMapping(prefix = "journal")
interface JournalConfig {
    /** {@code JOURNAL_RETENTION_DAYS}: 1 to 3650, 30 by default. */
    Optional<String> retentionDays();

    default Duration retention() {
        return Duration.ofDays(new Written("JOURNAL_RETENTION_DAYS", retentionDays()).number(1, 3650, 30));
    }
}
