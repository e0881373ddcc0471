package io.colloquy.graph.usage;

import io.colloquy.graph.journal.JournalKey;
import java.time.Duration;
import java.util.UUID;

/**
 * What somebody wants to reserve, and for how long.
 *
 * @param claim the key that must be free, and is claimed along with it; null where nothing is kept
 */
record Wish(UUID operation, Estimate worstCase, Duration life, JournalKey claim) {
    String row() {
        return claim == null ? null : claim.row();
    }
}
