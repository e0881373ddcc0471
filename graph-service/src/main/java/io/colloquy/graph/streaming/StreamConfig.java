package io.colloquy.graph.streaming;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Texts as the operator wrote them, because a wrong value warns and must not stop the start. */
@ConfigMapping(prefix = "llm")
interface StreamConfig {
    /** {@code LLM_FIRST_TOKEN_MS}. */
    Optional<String> firstTokenMs();

    /** {@code LLM_CHUNK_GAP_MS}. */
    Optional<String> chunkGapMs();
}
