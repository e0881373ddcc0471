package io.colloquy.tracking.annotation.collection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives new ids to annotations whose own are taken, and remembers under which name each is known now. */
final class FreshIds {
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> last = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> used;
    private int renamed;

    /**
     * Starts with what is there.
     *
     * @param used the ids of the document that is there
     * @param coming the ids of the one that joins it: a new id may not anticipate one of those
     */
    FreshIds(Set<String> used, Set<String> coming) {
        this.used = new HashSet<>(used);
        taken.addAll(used);
        taken.addAll(coming);
    }

    /** The id itself if it is free, else a new one; it is taken from then on. */
    String settle(String id, String prefix) {
        String settled = used.add(id) ? id : fresh(prefix);
        known.put(id, settled);
        return settled;
    }

    /** The annotation is there already, as that one. */
    void same(String id, String there) {
        known.put(id, there);
    }

    /** What the annotation of the joining document is called now. */
    String now(String id) {
        return known.getOrDefault(id, id);
    }

    int renamed() {
        return renamed;
    }

    private String fresh(String prefix) {
        renamed++;
        int number = last.getOrDefault(prefix, 0);
        do {
            number++;
        } while (!taken.add(prefix + number));
        last.put(prefix, number);
        used.add(prefix + number);
        return prefix + number;
    }
}
