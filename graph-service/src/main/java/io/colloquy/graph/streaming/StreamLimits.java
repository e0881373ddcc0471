package io.colloquy.graph.streaming;

import io.colloquy.graph.setting.Written;
import java.time.Duration;

/**
 * How long a provider may be silent.
 *
 * @param firstToken from the request to the first piece of an answer
 * @param gap between two pieces
 * @param farewell from the reason of the end to the end mark, in which the count of tokens comes
 */
record StreamLimits(Duration firstToken, Duration gap, Duration farewell) {
    /** A fallback can still answer within the 15 seconds that callers were promised. */
    private static final Duration FIRST_TOKEN = Duration.ofSeconds(12);

    private static final Duration GAP = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int SHORTEST_MS = 100;
    private static final int LONGEST_MS = 300_000;

    static StreamLimits of(StreamConfig config) {
        return new StreamLimits(
                new Written("LLM_FIRST_TOKEN_MS", config.firstTokenMs()).millis(SHORTEST_MS, LONGEST_MS, FIRST_TOKEN),
                new Written("LLM_CHUNK_GAP_MS", config.chunkGapMs()).millis(SHORTEST_MS, LONGEST_MS, GAP),
                FAREWELL);
    }
}
