package io.colloquy.graph.chat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/** The fields of an object in a request; a wrong one is a problem that names it and its rule. Null counts as absent. */
final class Fields {
    private final String path;
    private final JsonObject json;

    /** The path is empty for the request itself. */
    Fields(String path, JsonObject json) {
        this.path = path;
        this.json = json;
    }

    boolean has(String name) {
        return json.getValue(name) != null;
    }

    /** Null when it is absent. */
    String text(String name) {
        Object value = json.getValue(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrongType(name, "a string", value);
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    String requiredOneOf(String name, List<String> known) {
        String text = requiredText(name);
        if (!known.contains(text)) {
            throw invalid("invalid_value", name, "must be one of " + String.join(", ", known) + ".");
        }
        return text;
    }

    boolean flag(String name) {
        Object value = json.getValue(name);
        if (value == null || value instanceof Boolean) {
            return value != null && (Boolean) value;
        }
        throw wrongType(name, "true or false", value);
    }

    void number(String name, double least, double most) {
        Object value = json.getValue(name);
        if (value == null) {
            return;
        }
        if (!(value instanceof Number number)) {
            throw wrongType(name, "a number", value);
        }
        if (!(number.doubleValue() >= least && number.doubleValue() <= most)) {
            throw invalid("out_of_range", name, "must be a number from " + least + " to " + most + ".");
        }
    }

    /** Gives the number, or null when it is absent. */
    Long whole(String name, long least, long most) {
        Object value = json.getValue(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Integer || value instanceof Long || value instanceof BigInteger)) {
            throw wrongType(name, "a whole number", value);
        }
        long number = value instanceof BigInteger ? Long.MAX_VALUE : ((Number) value).longValue();
        if (number < least || number > most) {
            String bound = most == Long.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
            throw invalid("out_of_range", name, "must be " + bound + ".");
        }
        return number;
    }

    /** Null when it is absent. */
    Fields object(String name) {
        Object value = json.getValue(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonObject object) {
            return new Fields(at(name), object);
        }
        throw wrongType(name, "an object", value);
    }

    /** Empty when it is absent. */
    JsonArray list(String name) {
        Object value = json.getValue(name);
        if (value == null) {
            return new JsonArray();
        }
        if (value instanceof JsonArray list) {
            return list;
        }
        throw wrongType(name, "an array", value);
    }

    /** The list's members, each of which must be an object; none when it is absent. */
    List<Fields> objects(String name) {
        JsonArray list = list(name);
        return IntStream.range(0, list.size())
                .mapToObj(index -> member(name + "[" + index + "]", list.getValue(index)))
                .toList();
    }

    private Fields member(String name, Object value) {
        if (value instanceof JsonObject object) {
            return new Fields(at(name), object);
        }
        throw wrongType(name, "an object", value);
    }

    Object value(String name) {
        return json.getValue(name);
    }

    HttpProblem missing(String name) {
        return ChatProblems.invalid("missing_required_parameter", at(name), at(name) + " is missing.");
    }

    HttpProblem invalid(String code, String name, String rule) {
        return ChatProblems.invalid(code, at(name), at(name) + " " + rule);
    }

    HttpProblem wrongType(String name, String expected, Object value) {
        return invalid("invalid_type", name, "must be " + expected + ", not " + kind(value) + ".");
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String kind(Object value) {
        if (value instanceof String) {
            return "a string";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        return value == null ? "null" : value instanceof JsonArray ? "an array" : "an object";
    }
}
