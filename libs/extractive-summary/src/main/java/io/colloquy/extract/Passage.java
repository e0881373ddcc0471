package io.colloquy.extract;

import java.util.List;

/**
 * A piece of a summary and the messages it was taken from.
 *
 * @param text words that stand in the cited messages; an ellipsis marks what was left out
 * @param cites numbers of the messages, ascending, at least one
 */
public record Passage(String text, List<Integer> cites) {}
