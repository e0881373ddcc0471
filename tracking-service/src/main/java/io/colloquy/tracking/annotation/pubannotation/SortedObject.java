package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JSON object that is written as its members come, and put into the order of its keys at its end. Members stay where
 * they are if they came in order: however deep and large a value is, it is not copied once for each level.
 */
final class SortedObject {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private final StringBuilder out;
    private final int start;
    private final TreeMap<String, int[]> parts = new TreeMap<>();
    private boolean sorted = true;
    private int part;

    SortedObject(StringBuilder out) {
        this.out = out;
        this.start = out.length();
        out.append('{');
    }

    /** Begins a member; its value is to be written next. False if there is one of that name. */
    boolean begin(String name) {
        if (parts.containsKey(name)) {
            return false;
        }
        sorted &= parts.isEmpty() || parts.lastKey().compareTo(name) < 0;
        part = out.length();
        if (!parts.isEmpty()) {
            out.append(',');
        }
        quote(name, out);
        out.append(':');
        parts.put(name, new int[] {parts.isEmpty() ? part : part + 1, 0});
        return true;
    }

    /** Ends the member of that name. */
    void end(String name) {
        parts.get(name)[1] = out.length();
    }

    /** Takes the member of that name back, the last one begun. */
    void undo(String name) {
        parts.remove(name);
        out.setLength(part);
    }

    void close() {
        if (!sorted) {
            StringBuilder ordered = new StringBuilder(out.length() - start);
            for (Map.Entry<String, int[]> each : parts.entrySet()) {
                ordered.append(ordered.isEmpty() ? "" : ",").append(out, each.getValue()[0], each.getValue()[1]);
            }
            out.setLength(start + 1);
            out.append(ordered);
        }
        out.append('}');
    }

    static void quote(String text, StringBuilder out) {
        out.append('"');
        ENCODER.quoteAsString(text, out);
        out.append('"');
    }
}
