package io.colloquy.graph.streaming;

import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * How long a provider may be silent.
 *
 * @param firstToken from the request to the first piece of an answer
 * @param gap between two pieces
 * @param farewell from the reason of the end to the end mark, in which the count of tokens comes
 */
record StreamLimits(Duration firstToken, Duration gap, Duration farewell) {
    private static final Logger LOG = Logger.getLogger(StreamLimits.class);
    /** A fallback can still answer within the 15 seconds that callers were promised. */
    private static final long FIRST_TOKEN_MILLIS = 12_000;

    private static final long GAP_MILLIS = 10_000;
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final long SHORTEST = 100;
    private static final long LONGEST = 300_000;

    static StreamLimits of(StreamConfig config) {
        return new StreamLimits(
                millis("LLM_FIRST_TOKEN_MS", config.firstTokenMs(), FIRST_TOKEN_MILLIS),
                millis("LLM_CHUNK_GAP_MS", config.chunkGapMs(), GAP_MILLIS),
                FAREWELL);
    }

    private static Duration millis(String variable, Optional<String> written, long usual) {
        String text = written.map(String::strip).orElse(Long.toString(usual));
        if (text.matches("\\d{1,6}")) {
            long millis = Long.parseLong(text);
            if (millis >= SHORTEST && millis <= LONGEST) {
                return Duration.ofMillis(millis);
            }
        }
        LOG.warnf("%s=%s is not within %d-%d; using %d", variable, text, SHORTEST, LONGEST, usual);
        return Duration.ofMillis(usual);
    }
}
