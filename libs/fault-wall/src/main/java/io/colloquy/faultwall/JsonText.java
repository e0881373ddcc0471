package io.colloquy.faultwall;

import java.util.function.BiConsumer;

/** As much of JSON as a wall needs: it must take a request apart and put texts into answers, with nothing but the JDK. */
final class JsonText {
    private JsonText() {}

    /** Tells each field whose value is a text, a number or a literal, at any depth, in order; texts stay escaped. */
    static void fields(String json, BiConsumer<String, String> told) {
        int at = 0;
        String name = null;
        while (at < json.length()) {
            char c = json.charAt(at);
            int end = c == '"' ? closing(json, at) : at + 1;
            if (c == '"' && follows(json, end) == ':') {
                name = json.substring(at + 1, end - 1);
            } else if (c == '"' && name != null) {
                told.accept(name, json.substring(at + 1, end - 1));
            } else if (Character.isLetterOrDigit(c)) {
                end = literal(json, at);
                told.accept(name, json.substring(at, end));
            }
            at = end;
        }
    }

    static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    private static int closing(String json, int open) {
        int at = open + 1;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, json.length());
    }

    private static char follows(String json, int from) {
        int at = from;
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at < json.length() ? json.charAt(at) : ' ';
    }

    private static int literal(String json, int from) {
        int at = from;
        while (at < json.length() && (Character.isLetterOrDigit(json.charAt(at)) || json.charAt(at) == '.')) {
            at++;
        }
        return at;
    }
}
