package io.colloquy.graph.rollout;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Texts as the operator wrote them, because a wrong value warns and must not stop the start. */
@ConfigMapping(prefix = "retry")
interface RetryConfig {
    /** {@code RETRY_MAX_ATTEMPTS}. */
    Optional<String> maxAttempts();

    /** {@code RETRY_BACKOFF_MS}. */
    Optional<String> backoffMs();

    /** {@code RETRY_ENABLE_FALLBACK}. */
    Optional<String> enableFallback();

    /** {@code RETRY_ROLLOUT_PERCENT}. */
    Optional<String> rolloutPercent();

    /** {@code RETRY_TEST_USERS}. */
    Optional<String> testUsers();

    /** {@code RETRY_DISABLED_USERS}. */
    Optional<String> disabledUsers();
}
