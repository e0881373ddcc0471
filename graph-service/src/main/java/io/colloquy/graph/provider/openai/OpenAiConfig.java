package io.colloquy.graph.provider.openai;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Any OpenAI-compatible server; local ones need no key. */
@ConfigMapping(prefix = "openai")
interface OpenAiConfig {
    /** {@code OPENAI_API_KEY}. */
    Optional<String> apiKey();

    /** {@code OPENAI_BASE_URL}, with or without {@code /v1}. */
    Optional<String> baseUrl();

    /** {@code OPENAI_MODEL}. */
    Optional<String> model();
}
