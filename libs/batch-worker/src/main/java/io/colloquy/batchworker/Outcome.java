package io.colloquy.batchworker;

import java.util.List;

/** How a batch ended; the four counts add up to the number of its items. */
public record Outcome(int done, int failed, int skipped, int invalid, List<Message> messages) {
    /** Something a person should read about one item; severity is {@code info}, {@code warning} or {@code error}. */
    public record Message(String item, String severity, String text) {}

    int total() {
        return done + failed + skipped + invalid;
    }
}
