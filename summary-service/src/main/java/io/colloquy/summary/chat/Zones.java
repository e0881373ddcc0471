package io.colloquy.summary.chat;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;

/** Time zones that both Java and PostgreSQL know by the same name. */
public final class Zones {
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    private Zones() {}

    /** The zone of this IANA name; an unknown one is a problem. Offsets are refused: PostgreSQL reads their sign reversed. */
    public static ZoneId of(String name) {
        if (!KNOWN.contains(name) || name.startsWith("SystemV/")) {
            throw ChatProblem.unknownZone(name);
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw ChatProblem.unknownZone(name);
        }
    }
}
