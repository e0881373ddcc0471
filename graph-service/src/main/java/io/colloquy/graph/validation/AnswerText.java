package io.colloquy.graph.validation;

import java.util.regex.Pattern;

/** Finds the JSON object in what a model wrote around it: reasoning, a code fence, a polite sentence. */
final class AnswerText {
    private static final Pattern REASONING = Pattern.compile("(?is)<think(?:ing)?>.*?</think(?:ing)?>");
    /** Some chat templates swallow the opening tag, so everything up to the last closing one is reasoning. */
    private static final Pattern UNOPENED_REASONING = Pattern.compile("(?is)^.*</think(?:ing)?>");

    private AnswerText() {}

    /** The outermost object, or null when there is none that closes. */
    static String object(String text) {
        String spoken = withoutReasoning(text);
        int start = spoken.indexOf('{');
        if (start < 0) {
            return null;
        }
        int end = end(spoken, start);
        return end < 0 ? null : spoken.substring(start, end);
    }

    static String withoutReasoning(String text) {
        String spoken = closesATag(text) ? REASONING.matcher(text).replaceAll("") : text;
        return (closesATag(spoken) ? UNOPENED_REASONING.matcher(spoken).replaceFirst("") : spoken).strip();
    }

    /** Both patterns end with one, and read all of a text to find that there is none. */
    private static boolean closesATag(String text) {
        return text.contains("</");
    }

    private static int end(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                depth++;
            } else if (!quoted && c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
