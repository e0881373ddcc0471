package io.colloquy.graph.streaming;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** How deltas add up: texts grow, calls of tools are told apart by their numbers, all else is said once. */
final class Merged {
    /** What comes word by word; an id or a name that is repeated is the same one. */
    private static final Set<String> GROWING =
            Set.of("content", "arguments", "reasoning", "reasoning_content", "refusal", "text", "thinking", "input");

    private Merged() {}

    static void into(JsonObject all, JsonObject delta) {
        delta.forEach(field -> {
            String name = field.getKey();
            Object there = all.getValue(name);
            Object more = field.getValue();
            if (there instanceof JsonObject object && more instanceof JsonObject further) {
                into(object, further);
            } else if (more instanceof JsonArray further) {
                JsonArray list = there instanceof JsonArray array ? array : new JsonArray();
                all.put(name, list);
                append(list, further);
            } else if (there instanceof String text && more instanceof String further && GROWING.contains(name)) {
                all.put(name, text + further);
            } else if (more != null) {
                all.put(name, more instanceof JsonObject object ? object.copy() : more);
            }
        });
    }

    /** A number belongs to a delta; a message counts by position. */
    static Object finished(Object value) {
        if (!(value instanceof JsonArray array)) {
            return value;
        }
        var plain = new JsonArray();
        array.forEach(element -> {
            if (element instanceof JsonObject object) {
                object.remove("index");
            }
            plain.add(element);
        });
        return plain;
    }

    static JsonArray numbered(JsonArray calls) {
        var numbered = new JsonArray();
        for (int i = 0; i < calls.size(); i++) {
            numbered.add(new JsonObject().put("index", i).mergeIn(calls.getJsonObject(i)));
        }
        return numbered;
    }

    private static void append(JsonArray list, JsonArray further) {
        for (Object element : further) {
            JsonObject known = element instanceof JsonObject object ? sameNumber(list, object) : null;
            if (known != null) {
                into(known, (JsonObject) element);
            } else {
                list.add(element instanceof JsonObject object ? object.copy() : element);
            }
        }
    }

    private static JsonObject sameNumber(JsonArray list, JsonObject wanted) {
        Object number = wanted.getValue("index");
        for (Object element : list) {
            if (number != null && element instanceof JsonObject object && number.equals(object.getValue("index"))) {
                return object;
            }
        }
        return null;
    }
}
