package io.colloquy.graph.journal;

/**
 * Names one generation for good.
 *
 * @param key chosen by the caller
 * @param purpose kept for people who read the table
 * @param requestHash tells another request under the same key from the same one
 */
public record JournalKey(String key, String purpose, String requestHash) {}
