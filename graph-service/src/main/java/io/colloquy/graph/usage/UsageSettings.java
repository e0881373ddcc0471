package io.colloquy.graph.usage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** How long a reservation lives, how often the dead are swept up, and what an account without a plan may take a day. */
@Singleton
class UsageSettings {
    private static final Logger LOG = Logger.getLogger(UsageSettings.class);
    private static final long DAY_MS = 86_400_000;
    private static final long HOUR_MS = 3_600_000;

    /** A call may end on its deadline, and its commit takes a moment. */
    private static final Duration AFTER_THE_DEADLINE = Duration.ofSeconds(10);

    private final Duration life;
    private final Duration sweepEvery;
    private final long basicRequests;

    @Inject
    UsageSettings(TransactionConfig transaction, DailyConfig daily) {
        this(transaction.timeoutMs(), transaction.cleanupIntervalMs(), daily.requestLimit());
    }

    UsageSettings(Optional<String> timeoutMs, Optional<String> cleanupIntervalMs, Optional<String> requestLimit) {
        life = Duration.ofMillis(within("TRANSACTION_TIMEOUT_MS", timeoutMs, 1000, DAY_MS, 300_000));
        sweepEvery =
                Duration.ofMillis(within("TRANSACTION_CLEANUP_INTERVAL_MS", cleanupIntervalMs, 1000, HOUR_MS, 60_000));
        basicRequests = within("DAILY_REQUEST_LIMIT", requestLimit, 1, 1_000_000_000, 50);
    }

    /** Never less than the deadline of the call. */
    Duration life(Duration deadline) {
        Duration needed = deadline.plus(AFTER_THE_DEADLINE);
        return needed.compareTo(life) > 0 ? needed : life;
    }

    Duration sweepEvery() {
        return sweepEvery;
    }

    long basicRequests() {
        return basicRequests;
    }

    private static long within(String name, Optional<String> text, long least, long most, long otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        String written = text.get().strip();
        if (written.matches("\\d{1,18}")) {
            long value = Long.parseLong(written);
            if (value >= least && value <= most) {
                return value;
            }
        }
        LOG.warnf("%s=%s is not within %d-%d; using %d", name, written, least, most, otherwise);
        return otherwise;
    }
}
