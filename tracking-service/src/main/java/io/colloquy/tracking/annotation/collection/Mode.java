package io.colloquy.tracking.annotation.collection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an upload does to documents that are there already. Those that are not are stored in every mode. */
public enum Mode {
    /** Its annotations take the place of the stored ones. */
    REPLACE,
    /** Its annotations join the stored ones; an id that is taken gets another. */
    ADD,
    /** As ADD, but for what is there already. */
    MERGE,
    /** The stored document stays as it is. */
    SKIP;

    public static Optional<Mode> named(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
