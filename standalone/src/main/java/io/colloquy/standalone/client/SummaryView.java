package io.colloquy.standalone.client;

import java.time.LocalDate;
import java.util.List;

/**
 * A day's summary, as far as it is printed.
 *
 * @param method {@code generated}, {@code extractive} (no model answered) or {@code counted} (nobody wrote a word)
 * @param reason why no model told the day, for method extractive
 */
public record SummaryView(
        LocalDate day,
        String method,
        String reason,
        int messages,
        Passage digest,
        List<Passage> points,
        String provider,
        String model) {

    /** A sentence or two, and the numbers of the day's messages that it rests on. */
    public record Passage(String text, List<Integer> cites) {}

    /** One page of a list. */
    public record Page(List<SummaryView> items, String nextCursor) {}
}
