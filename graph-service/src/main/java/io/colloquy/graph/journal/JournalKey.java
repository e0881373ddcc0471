package io.colloquy.graph.journal;

/**
 * Names one generation for good.
 *
 * @param account whose generation it is
 * @param callerKey chosen by the caller
 * @param purpose kept for people who read the table, as are the two before
 * @param identity a hash of all that makes it the call it is, in hexadecimal; not of its content
 * @param requestHash of the content; tells another request under the same identity from the same one
 */
public record JournalKey(String account, String callerKey, String purpose, String identity, String requestHash) {
    /** Begins with its owner, so that the table can be distributed by it. */
    public String row() {
        return account + "/" + identity;
    }
}
