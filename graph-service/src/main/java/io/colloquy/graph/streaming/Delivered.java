package io.colloquy.graph.streaming;

/** What the caller already has of an answer, whoever wrote it. */
final class Delivered {
    private final StringBuilder text = new StringBuilder();
    private boolean toolCalls;

    void add(Delta delta) {
        text.append(delta.text());
        toolCalls |= delta.callsTools();
    }

    boolean isNothing() {
        return text.isEmpty() && !toolCalls;
    }

    /** A half-written call of a tool has an id and arguments that no other model would write again. */
    boolean hasToolCalls() {
        return toolCalls;
    }

    int length() {
        return text.length();
    }

    /** Whether the text from here on is what was delivered there, as far as both go. */
    boolean agrees(int from, CharSequence written) {
        int end = Math.min(text.length(), written.length());
        for (int i = from; i < end; i++) {
            if (text.charAt(i) != written.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
