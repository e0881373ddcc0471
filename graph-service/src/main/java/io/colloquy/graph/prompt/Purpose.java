package io.colloquy.graph.prompt;

import java.util.Arrays;
import java.util.Optional;

/** What a generation is for. The prompt's version is stored with every answer, so it only ever goes up. */
public enum Purpose {
    SUMMARY("summary", 1),
    /** A request in OpenAI's language; the client brings the prompt. */
    CHAT("chat", 1);

    private final String label;
    private final int version;

    Purpose(String label, int version) {
        this.label = label;
        this.version = version;
    }

    public static Optional<Purpose> named(String label) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.label.equals(label))
                .findFirst();
    }

    public String label() {
        return label;
    }

    /** Name and number of the prompt, such as {@code summary/1}. */
    public String promptVersion() {
        return label + "/" + version;
    }

    String resource() {
        return "prompts/" + label + "-" + version;
    }
}
