package io.colloquy.graph.prompt;

import java.util.Optional;
import java.util.stream.Stream;

/** What a generation is for. The prompt's version is stored with every answer, so it only ever goes up. */
public enum Purpose {
    SUMMARY("summary", 1),
    /** Notes on a part of a day that is too long for the model. */
    SUMMARY_PART("summary-part", 1),
    /** The summary of such a day, made of the notes on its parts. */
    SUMMARY_WHOLE("summary-whole", 1),
    /** A request in OpenAI's language; the client brings the prompt. */
    CHAT("chat", 1);

    private final String label;
    private final int version;

    Purpose(String label, int version) {
        this.label = label;
        this.version = version;
    }

    /** What a caller may ask for by this name; parts of a generation are nobody's purpose. */
    public static Optional<Purpose> named(String label) {
        return Stream.of(SUMMARY, CHAT)
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
