package io.colloquy.graph.usage;

/** Who pays for a generation. */
public record Account(String name) {
    /** The operator's own. */
    public static final Account LOCAL = new Account("local");
}
