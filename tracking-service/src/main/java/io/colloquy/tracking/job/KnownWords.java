package io.colloquy.tracking.job;

import io.colloquy.tracking.problem.Problems;
import java.util.List;

/** A filter whose values are words of a list; without values it filters nothing. */
final class KnownWords {
    /** The words that were given; a word that is not in the list is a 400 problem naming the field. */
    static List<String> of(String field, List<String> given, List<String> known) {
        List<String> wanted = given == null
                ? List.of()
                : given.stream().filter(word -> !word.isEmpty()).toList();
        if (!known.containsAll(wanted)) {
            throw Problems.badRequest(field + " is not one of " + String.join(", ", known));
        }
        return wanted;
    }

    private KnownWords() {}
}
