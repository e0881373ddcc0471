package io.colloquy.graph.provider;

import io.colloquy.graph.setting.Written;
import java.util.Set;

/** The operator's choices within their ranges. */
public record LlmSettings(String provider, boolean enabled, int concurrency) {
    private static final int DEFAULT_CONCURRENCY = 5;
    private static final int LARGEST_CONCURRENCY = 100;

    static LlmSettings of(LlmConfig config, Set<String> providers) {
        return new LlmSettings(
                new Written("LLM_PROVIDER", config.provider()).word(providers, "offline"),
                new Written("LLM_ENABLED", config.enabled()).truth(true),
                new Written("LLM_CONCURRENCY", config.concurrency())
                        .number(1, LARGEST_CONCURRENCY, DEFAULT_CONCURRENCY));
    }
}
