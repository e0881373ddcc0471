package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Fields that are kept without being understood: keys sorted, numbers as they were written, no white space. */
final class Unread {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private final TreeMap<String, String> fields = new TreeMap<>();

    void add(JsonParser json, String name, String path) throws IOException {
        fields.put(Scalars.storable(name, path), value(json, path));
    }

    /** The fields as one object. */
    String object() {
        return fields.isEmpty() ? "{}" : object(fields);
    }

    /** The value at which the parser stands, in canonical form; leaves the parser at its end. */
    static String value(JsonParser json, String path) throws IOException {
        JsonToken token = json.currentToken();
        return switch (token) {
            case START_OBJECT -> objectValue(json, path);
            case START_ARRAY -> arrayValue(json, path);
            case VALUE_STRING -> quoted(Scalars.storable(json.getText(), path));
            default -> json.getText();
        };
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        ENCODER.quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }

    private static String objectValue(JsonParser json, String path) throws IOException {
        TreeMap<String, String> members = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = Scalars.storable(json.currentName(), path);
            json.nextToken();
            if (members.put(name, value(json, path)) != null) {
                throw new Bad(Reason.DUPLICATE_KEY, path, "The key '" + Quoted.of(name) + "' is there more than once.");
            }
        }
        return object(members);
    }

    private static String arrayValue(JsonParser json, String path) throws IOException {
        StringBuilder array = new StringBuilder("[");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.append(array.length() > 1 ? "," : "").append(value(json, path));
        }
        return array.append(']').toString();
    }

    private static String object(Map<String, String> members) {
        StringBuilder object = new StringBuilder("{");
        members.forEach((name, value) -> object.append(object.length() > 1 ? "," : "")
                .append(quoted(name))
                .append(':')
                .append(value));
        return object.append('}').toString();
    }
}
