package io.colloquy.graph.longday;

import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Material;

/**
 * What telling a day takes at most, over all calls that {@link LongDays} makes for it, each once; in tokens, estimated
 * high. How long a summary gets is a guess, because nothing but the window bounds it.
 *
 * @param prompt what is sent
 * @param answer what is written
 */
public record DayLoad(long prompt, long answer) {
    private static final int DIGEST = 300;
    private static final int POINT = 150;
    /** Number and time of a note where it is read again. */
    private static final int AROUND_A_NOTE = 30;

    /**
     * Adds up the calls that this day takes.
     *
     * @param window of the model in tokens; null when nobody knows it, and then one call is tried
     */
    public static DayLoad of(Material.Day day, Integer window) {
        var whole = new DayLoad(Room.around(Purpose.SUMMARY) + tokens(day), summary(day.maxPoints()));
        return window == null || whole.prompt <= Room.prompt(window) ? whole : inParts(day, window);
    }

    private static long tokens(Material.Day day) {
        return day.messages().stream().mapToLong(Prompts::tokens).sum();
    }

    private static long summary(int maxPoints) {
        return DIGEST + (long) POINT * maxPoints;
    }

    private static DayLoad inParts(Material.Day day, int window) {
        long room = Room.messages(Purpose.SUMMARY_PART, window);
        if (room < Room.LEAST) {
            return new DayLoad(0, 0);
        }
        var parts = new DayParts(room, Prompts::tokens).of(day.messages());
        long prompt = parts.size() * Room.around(Purpose.SUMMARY_PART);
        for (var part : parts) {
            prompt += part.stream().mapToLong(Prompts::tokens).sum();
        }
        return new DayLoad(prompt, parts.size() * summary(day.maxPoints()))
                .plus(joining(parts.size(), day.maxPoints(), Room.messages(Purpose.SUMMARY_WHOLE, window)));
    }

    /** Round after round, each of at most half as many notes as the one before; the longer the notes, the more calls. */
    private static DayLoad joining(long parts, int maxPoints, long room) {
        long tokens = parts * (summary(maxPoints) + (1L + maxPoints) * AROUND_A_NOTE);
        // A group is cut in its last quarter, where the silence is longest.
        long full = Math.max(1, room / (DIGEST + AROUND_A_NOTE));
        long inAGroup = Math.min(full, full * 3 / 4 + 1);
        long groups = tokens <= room ? 1 : (parts * (1 + maxPoints) + inAGroup - 1) / inAGroup;
        var round = new DayLoad(tokens + groups * Room.around(Purpose.SUMMARY_WHOLE), groups * summary(maxPoints));
        long next = Math.min(groups, parts / 2);
        return groups == 1 || next < 2 ? round : round.plus(joining(next, maxPoints, room));
    }

    private DayLoad plus(DayLoad other) {
        return new DayLoad(prompt + other.prompt, answer + other.answer);
    }
}
