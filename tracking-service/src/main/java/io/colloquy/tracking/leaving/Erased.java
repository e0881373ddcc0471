package io.colloquy.tracking.leaving;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one step of an erasure did.
 *
 * @param rows everything that it removed or changed, also what nobody counts; none means that nothing was left to do
 * @param counts the rows that an export has, too, by their sort
 */
public record Erased(int rows, Map<String, Integer> counts) {
    public static final Erased NOTHING = new Erased(0, Map.of());

    /** Rows that are no part of an export. */
    public static Erased uncounted(int rows) {
        return new Erased(rows, Map.of());
    }

    public static Erased of(String sort, int rows) {
        return new Erased(rows, Map.of(sort, rows));
    }

    public Erased plus(Erased other) {
        var sum = new TreeMap<>(counts);
        other.counts.forEach((sort, number) -> sum.merge(sort, number, Integer::sum));
        return new Erased(rows + other.rows, sum);
    }
}
