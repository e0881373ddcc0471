package io.colloquy.graph.usage;

import io.colloquy.graph.setting.Written;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** How long a reservation lives, how often the dead are swept up, and what an account without a plan may take a day. */
@Singleton
class UsageSettings {
    private static final int SECOND_MS = 1_000;
    private static final int HOUR_MS = 3_600_000;
    private static final int DAY_MS = 24 * HOUR_MS;
    private static final int MOST_REQUESTS = 1_000_000_000;
    private static final int BASIC_REQUESTS = 50;

    /** A call may end on its deadline, and its commit takes a moment. */
    private static final Duration AFTER_THE_DEADLINE = Duration.ofSeconds(10);

    private final boolean ledger;
    private final Duration life;
    private final Duration sweepEvery;
    private final long basicRequests;

    @Inject
    UsageSettings(UsageConfig usage, TransactionConfig transaction, DailyConfig daily) {
        this(usage.ledger(), transaction.timeoutMs(), transaction.cleanupIntervalMs(), daily.requestLimit());
    }

    UsageSettings(
            Optional<String> keepsLedger,
            Optional<String> timeoutMs,
            Optional<String> cleanupIntervalMs,
            Optional<String> requestLimit) {
        ledger = new Written("USAGE_LEDGER", keepsLedger).truth(true);
        life = new Written("TRANSACTION_TIMEOUT_MS", timeoutMs).millis(SECOND_MS, DAY_MS, Duration.ofMinutes(5));
        sweepEvery = new Written("TRANSACTION_CLEANUP_INTERVAL_MS", cleanupIntervalMs)
                .millis(SECOND_MS, HOUR_MS, Duration.ofMinutes(1));
        basicRequests = new Written("DAILY_REQUEST_LIMIT", requestLimit).number(1, MOST_REQUESTS, BASIC_REQUESTS);
    }

    /** Without a ledger nothing is counted, and no limit holds. */
    boolean ledger() {
        return ledger;
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
}
