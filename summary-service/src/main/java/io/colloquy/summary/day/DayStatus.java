package io.colloquy.summary.day;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a day lacks. */
public enum DayStatus {
    /** Not over yet in its chat: never summarised. */
    OPEN,
    /** Over, and without a summary. */
    MISSING,
    /** Its messages are not those that were summarised. */
    STALE,
    /** No model told it: an extract stands in, and the day stays due. */
    FAILED,
    OK;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
