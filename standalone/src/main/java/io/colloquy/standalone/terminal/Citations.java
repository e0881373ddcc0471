package io.colloquy.standalone.terminal;

import java.util.List;

/** Message numbers as readers see them: {@code [12]}, {@code [3-5]}, {@code [3-5, 9]}. */
public final class Citations {
    private Citations() {}

    /** Writes a run of numbers as its ends; takes them in any order. */
    public static String written(List<Integer> numbers) {
        List<Integer> sorted = numbers.stream().distinct().sorted().toList();
        StringBuilder text = new StringBuilder("[");
        int first = 0;
        while (first < sorted.size()) {
            int last = first;
            while (last + 1 < sorted.size() && sorted.get(last + 1) == sorted.get(last) + 1) {
                last++;
            }
            text.append(text.length() > 1 ? ", " : "").append(sorted.get(first));
            if (last > first) {
                text.append('-').append(sorted.get(last));
            }
            first = last + 1;
        }
        return text.append(']').toString();
    }
}
