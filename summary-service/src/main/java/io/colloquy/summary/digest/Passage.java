package io.colloquy.summary.digest;

import java.util.List;

/**
 * A piece of a summary.
 *
 * @param cites numbers of the messages that it was taken from, ascending, each once, at least one
 */
public record Passage(String text, List<Integer> cites) {}
