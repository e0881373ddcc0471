package io.colloquy.summary.importing.whatsapp;

import java.util.List;

/**
 * What a look through a whole file gave.
 *
 * @param openings the first messages' dates, as each order reads them
 */
public record Survey(Layout layout, List<TwoReadings> openings) {
    /** A line and the date that it has when the day, or the month, comes first; null where that is no date. */
    public record TwoReadings(long line, String text, String dmy, String mdy) {}

    public boolean ambiguous() {
        return layout.order() == null;
    }
}
