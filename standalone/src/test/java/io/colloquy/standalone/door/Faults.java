package io.colloquy.standalone.door;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found to be wrong. A thing that went wrong a thousand times is worth reading once or twice. */
final class Faults {
    private static final int EXAMPLES = 3;

    private final Map<String, List<String>> byKind = new LinkedHashMap<>();
    private int count;

    synchronized void add(String kind, Operation where, String example) {
        List<String> examples = byKind.computeIfAbsent(kind, first -> new ArrayList<>());
        count++;
        if (examples.size() < EXAMPLES && examples.stream().noneMatch(known -> known.startsWith(where + "\n"))) {
            examples.add(where + "\n" + example);
        }
    }

    synchronized boolean none() {
        return count == 0;
    }

    @Override
    public synchronized String toString() {
        Collection<String> kinds = byKind.entrySet().stream()
                .map(kind -> "== " + kind.getKey() + "\n" + String.join("\n\n", kind.getValue()))
                .toList();
        return count + " faults of " + byKind.size() + " kinds\n" + String.join("\n\n", kinds);
    }
}
