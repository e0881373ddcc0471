package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Walks through the members of one object, each name once. */
final class Members {
    private final JsonParser json;
    private final Set<String> seen = new HashSet<>();

    Members(JsonParser json) {
        this.json = json;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new Bad(
                    Reason.WRONG_TYPE, "", "An object belongs here, not " + Scalars.kind(json.currentToken()) + ".");
        }
    }

    /** The next member's name, with the parser at its value; null after the last one. */
    String next() throws IOException {
        if (json.nextToken() == JsonToken.END_OBJECT) {
            return null;
        }
        String name = json.currentName();
        json.nextToken();
        if (!seen.add(name)) {
            throw new Bad(Reason.DUPLICATE_KEY, "." + Quoted.of(name), "The key is there more than once.");
        }
        return name;
    }

    static <T> T present(T value, String name) {
        if (value == null) {
            throw new Bad(Reason.MISSING_FIELD, "." + name, "It is missing.");
        }
        return value;
    }
}
