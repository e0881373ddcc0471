package io.colloquy.extract;

import java.time.Duration;
import java.util.List;

/** Cuts the day where people fell silent, so that a digest can speak of the evening too. */
final class Segments {
    private static final Duration SILENCE = Duration.ofMinutes(40);
    private static final int LONGEST = 30;

    private Segments() {}

    /** The number of each thought's segment, ascending from 0. */
    static int[] of(List<Thought> thoughts) {
        int[] segments = new int[thoughts.size()];
        int started = 0;
        for (int at = 1; at < segments.length; at++) {
            boolean silence =
                    Thoughts.gap(thoughts.get(at - 1).endsAt(), thoughts.get(at).startsAt())
                                    .compareTo(SILENCE)
                            > 0;
            boolean fresh = silence || at - started >= LONGEST;
            started = fresh ? at : started;
            segments[at] = segments[at - 1] + (fresh ? 1 : 0);
        }
        return segments;
    }
}
