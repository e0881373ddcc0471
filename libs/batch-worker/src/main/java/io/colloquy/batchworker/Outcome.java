package io.colloquy.batchworker;

import java.math.BigDecimal;
import java.util.List;

/**
 * How a batch ended; the four counts add up to the number of its items.
 *
 * @param cost what the batch's work cost as far as it was not reported before, or null when it cost nothing
 */
public record Outcome(int done, int failed, int skipped, int invalid, List<Message> messages, Cost cost) {
    /** An outcome of work that cost nothing. */
    public Outcome(int done, int failed, int skipped, int invalid, List<Message> messages) {
        this(done, failed, skipped, invalid, messages, null);
    }

    /** Something a person should read about one item; severity is {@code info}, {@code warning} or {@code error}. */
    public record Message(String item, String severity, String text) {}

    /**
     * What was paid.
     *
     * @param amount at least 0; null when no call had a known price
     * @param currency three capital letters (ISO 4217); null exactly when the amount is
     * @param unpriced calls without a known price, which are not in the amount; at least 0
     */
    public record Cost(BigDecimal amount, String currency, long unpriced) {}

    int total() {
        return done + failed + skipped + invalid;
    }
}
