package io.colloquy.graph.provider.openai;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Gemini through its OpenAI-compatible endpoint. */
@ConfigMapping(prefix = "gemini")
interface GeminiConfig {
    /** {@code GEMINI_API_KEY}, when there is no {@code GOOGLE_API_KEY}. */
    Optional<String> apiKey();

    /** {@code GEMINI_BASE_URL}, for a proxy in between. */
    Optional<String> baseUrl();

    /** {@code GEMINI_MODEL}. */
    Optional<String> model();

    /** {@code GEMINI_THINKING_LEVEL}: minimal, low, medium or high. */
    Optional<String> thinkingLevel();
}
