package io.colloquy.graph.route;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Texts as the operator wrote them, because a wrong value must not stop the start. */
@ConfigMapping(prefix = "llm")
interface RouteConfig {
    /** {@code LLM_ROUTES_FILE}. */
    Optional<String> routesFile();

    /** {@code LLM_FALLBACK_PROVIDER}. */
    Optional<String> fallbackProvider();

    /** {@code LLM_FALLBACK_MODEL}. */
    Optional<String> fallbackModel();

    /** {@code LLM_FALLBACK_BASE_URL}. */
    Optional<String> fallbackBaseUrl();

    /** {@code LLM_FALLBACK_API_KEY}. */
    Optional<String> fallbackApiKey();
}
