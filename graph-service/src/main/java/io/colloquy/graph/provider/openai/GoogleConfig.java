package io.colloquy.graph.provider.openai;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The key under the name that most of Google's tools read. */
@ConfigMapping(prefix = "google")
interface GoogleConfig {
    /** {@code GOOGLE_API_KEY}. */
    Optional<String> apiKey();
}
