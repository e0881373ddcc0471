package io.colloquy.summary.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a citation may be, and how it is written. */
public final class Citations {
    private Citations() {}

    /**
     * Keeps of a passage what can be shown: citations outside 1 to {@code messages} are dropped, and a passage without
     * words or left without a citation is dropped whole.
     */
    public static Optional<Passage> check(Passage passage, int messages) {
        if (passage == null || passage.text() == null || passage.text().isBlank() || passage.cites() == null) {
            return Optional.empty();
        }
        List<Integer> resolved = passage.cites().stream()
                .filter(Objects::nonNull)
                .filter(number -> number >= 1 && number <= messages)
                .sorted()
                .distinct()
                .toList();
        // PostgreSQL stores no NUL.
        return resolved.isEmpty()
                ? Optional.empty()
                : Optional.of(new Passage(passage.text().replace("\0", "").strip(), resolved));
    }

    /** Numbers as people read them: {@code [12]}, {@code [3-5]}, {@code [3-5, 9]}. */
    public static String written(List<Integer> ascending) {
        var parts = new ArrayList<String>();
        int at = 0;
        while (at < ascending.size()) {
            int first = ascending.get(at);
            int last = first;
            while (at + 1 < ascending.size() && ascending.get(at + 1) == last + 1) {
                last++;
                at++;
            }
            parts.add(first == last ? Integer.toString(first) : first + "-" + last);
            at++;
        }
        return "[" + String.join(", ", parts) + "]";
    }
}
