package io.colloquy.graph.rollout;

import io.colloquy.graph.setting.Written;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Reads the switches once, at start, so that a wrong value is in the log before the first call. */
@Singleton
@Startup
class RolloutSettings {
    private static final Logger LOG = Logger.getLogger(RolloutSettings.class);

    private final Rollout rollout;
    private final RetrySettings retry;

    RolloutSettings(EnableConfig enable, RetryConfig config) {
        rollout = rollout(enable, config);
        retry = retry(config);
        if (rollout.enabled()) {
            LOG.infof(
                    "Reliable generations: %d %% of the accounts, %d test users, %d disabled users",
                    rollout.percent(),
                    rollout.testUsers().size(),
                    rollout.disabledUsers().size());
        } else {
            LOG.info("Reliable generations: off. One attempt each, charged at once");
        }
    }

    static Rollout rollout(EnableConfig enable, RetryConfig config) {
        return new Rollout(
                new Written("ENABLE_RETRY_LOGIC", enable.retryLogic()).truth(false),
                new Written("RETRY_DISABLED_USERS", config.disabledUsers()).names(),
                new Written("RETRY_TEST_USERS", config.testUsers()).names(),
                new Written("RETRY_ROLLOUT_PERCENT", config.rolloutPercent()).number(0, 100, 100));
    }

    static RetrySettings retry(RetryConfig config) {
        var usual = RetrySettings.DEFAULT;
        return new RetrySettings(
                new Written("RETRY_MAX_ATTEMPTS", config.maxAttempts()).number(1, 5, usual.maxAttempts()),
                new Written("RETRY_BACKOFF_MS", config.backoffMs()).delays(usual.delays()),
                new Written("RETRY_ENABLE_FALLBACK", config.enableFallback()).truth(usual.fallback()));
    }

    @Produces
    @Singleton
    Rollout rollout() {
        return rollout;
    }

    @Produces
    @Singleton
    RetrySettings retry() {
        return retry;
    }
}
