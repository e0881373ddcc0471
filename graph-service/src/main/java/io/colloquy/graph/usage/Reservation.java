package io.colloquy.graph.usage;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A place in an account's day, held until it is committed, released or expired.
 *
 * @param operation names one generation over all its attempts, in the ledger, the journal and the log
 * @param day the UTC day that is charged, also when the call ends after midnight
 * @param charged whether the request was charged at once, so that only its tokens are still to come
 */
public record Reservation(Account account, UUID operation, LocalDate day, boolean charged) {
    /** As log lines name it. */
    public String transaction() {
        return "txn-" + operation;
    }
}
