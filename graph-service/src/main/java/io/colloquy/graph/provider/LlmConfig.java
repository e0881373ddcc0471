package io.colloquy.graph.provider;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Texts as the operator wrote them, because a wrong value warns and must not stop the start. */
@ConfigMapping(prefix = "llm")
public interface LlmConfig {
    /** {@code LLM_PROVIDER}. */
    Optional<String> provider();

    /** {@code LLM_ENABLED}. */
    Optional<String> enabled();

    /** {@code LLM_CONCURRENCY}. */
    Optional<String> concurrency();
}
