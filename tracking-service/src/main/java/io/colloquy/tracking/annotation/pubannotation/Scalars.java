package io.colloquy.tracking.annotation.pubannotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads single values, and says what is wrong with them. */
final class Scalars {
    /** In code points: an id is part of an index, whose rows have an end. */
    static final int LONGEST_NAME = 255;

    private Scalars() {}

    /** A string that PostgreSQL can hold. */
    static String string(JsonParser json, String path) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new Bad(Reason.WRONG_TYPE, path, "A string belongs here, not " + kind(json.currentToken()) + ".");
        }
        return storable(json.getText(), path);
    }

    /** An id or a part of a document's name: neither empty nor endless. */
    static String name(JsonParser json, String path) throws IOException {
        String name = string(json, path);
        if (name.isBlank()) {
            throw new Bad(Reason.EMPTY_VALUE, path, "It is empty.");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new Bad(Reason.VALUE_TOO_LONG, path, "It is longer than " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    /** One end of a span. */
    static int offset(JsonParser json, String path) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            throw new Bad(Reason.NOT_AN_INTEGER, path, "An offset is a whole number, without a point or an exponent.");
        }
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new Bad(Reason.WRONG_TYPE, path, "A number belongs here, not " + kind(json.currentToken()) + ".");
        }
        if (json.getNumberType() != JsonParser.NumberType.INT) {
            throw new Bad(Reason.SPAN_OUT_OF_RANGE, path, "No text is that long.");
        }
        return json.getIntValue();
    }

    static String storable(String text, String path) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new Bad(Reason.NUL_CHARACTER, path, "There is a NUL character (U+0000), which cannot be stored.");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new Bad(
                            Reason.LONE_SURROGATE, path, "There is half of a surrogate pair, which is no character.");
                }
                i++;
            }
        }
        return text;
    }

    static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }
}
