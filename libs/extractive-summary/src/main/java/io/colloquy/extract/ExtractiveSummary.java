package io.colloquy.extract;

import java.util.List;

/**
 * A day's digest made only of sentences that people wrote.
 *
 * @param digest what the day was about, in one or two sentences
 * @param points what else mattered, in the order of the conversation
 */
public record ExtractiveSummary(Passage digest, List<Passage> points) {}
