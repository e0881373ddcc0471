package io.colloquy.standalone.door;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Ids of what one account has, by the segment of the path before them. */
final class Things {
    private final Map<String, String> ids = new HashMap<>();

    Things with(String segment, String id) {
        ids.put(segment, id);
        return this;
    }

    /** The id for a parameter of a path; null when there is no such thing. */
    String idIn(String path, String parameter) {
        List<String> segments = List.of(path.split("/", -1));
        int at = segments.indexOf("{" + parameter + "}");
        return at < 1 ? null : ids.get(segments.get(at - 1));
    }

    /** The id for a field such as {@code planId}; null when there is no such thing. */
    String idNamed(String field) {
        return ids.get(field);
    }

    /** A path with every parameter filled in; an AssertionError names what is missing. */
    String fill(String path) {
        String filled = path;
        for (String segment : path.split("/", -1)) {
            if (segment.startsWith("{")) {
                String id = idIn(path, segment.substring(1, segment.length() - 1));
                if (id == null) {
                    throw new AssertionError("no thing for " + segment + " of " + path);
                }
                filled = filled.replace(segment, id);
            }
        }
        return filled;
    }

    /** A text with every name in angle brackets replaced by the id. */
    String named(String text) {
        String named = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            named = named.replace("<" + id.getKey() + ">", id.getValue());
        }
        return named;
    }

    /** The same with ids that nobody has, each in the form of the one it stands for. */
    Things unknown() {
        Things unknown = new Things();
        ids.forEach((segment, id) -> unknown.with(segment, nobodys(id)));
        return unknown;
    }

    /** The same with this for every id. */
    Things all(String id) {
        Things same = new Things();
        ids.keySet().forEach(segment -> same.with(segment, id));
        return same;
    }

    /** A text in which no id is left. */
    String nameless(String text) {
        String nameless = text;
        for (String id : ids.values()) {
            // Alone: a chat's number is also within the id of a job.
            nameless = nameless.replaceAll("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-])", "…");
        }
        return nameless;
    }

    private static String nobodys(String id) {
        if (id.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return id;
        }
        return id.matches("[0-9]+")
                ? "987654321"
                : id.replaceAll("[a-z0-9]{4}$", "abcd").replaceAll("[0-9a-f]{8}-", "00000000-");
    }
}
