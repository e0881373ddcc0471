package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Fields that are kept without being understood: keys sorted, numbers as they were written, no white space. */
final class Unread {
    private final Budget budget;
    private StringBuilder out;
    private SortedObject object;

    Unread(Budget budget) {
        this.budget = budget;
    }

    /** Adds a field at whose value the parser stands; what cannot be kept leaves no trace but {@link Bad}. */
    void add(JsonParser json, String name, String path) throws IOException {
        if (object == null) {
            out = new StringBuilder();
            object = new SortedObject(out);
        }
        // Callers have seen to it that the name is there once.
        object.begin(Scalars.storable(name, path));
        try {
            write(json, path, out, budget);
        } catch (Bad bad) {
            object.undo(name);
            throw bad;
        }
        object.end(name);
    }

    /** The fields as one object. */
    String object() {
        if (object == null) {
            return "{}";
        }
        object.close();
        return out.toString();
    }

    /** The single value at which the parser stands. */
    static String scalar(JsonParser json, String path) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING
                ? quoted(Scalars.storable(json.getText(), path))
                : json.getText();
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2);
        SortedObject.quote(text, quoted);
        return quoted.toString();
    }

    private static void write(JsonParser json, String path, StringBuilder out, Budget budget) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> writeObject(json, path, out, budget);
            case START_ARRAY -> writeArray(json, path, out, budget);
            case VALUE_STRING -> SortedObject.quote(Scalars.storable(json.getText(), path), out);
            default -> out.append(json.getText());
        }
    }

    private static void writeObject(JsonParser json, String path, StringBuilder out, Budget budget) throws IOException {
        SortedObject members = new SortedObject(out);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            budget.one();
            String name = Scalars.storable(json.currentName(), path);
            if (!members.begin(name)) {
                throw new Bad(Reason.DUPLICATE_KEY, path, "The key '" + Quoted.of(name) + "' is there more than once.");
            }
            json.nextToken();
            write(json, path, out, budget);
            members.end(name);
        }
        members.close();
    }

    private static void writeArray(JsonParser json, String path, StringBuilder out, Budget budget) throws IOException {
        out.append('[');
        boolean first = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            out.append(first ? "" : ",");
            first = false;
            write(json, path, out, budget);
        }
        out.append(']');
    }
}
