package io.colloquy.graph.provider;

/**
 * What a provider said, word for word.
 *
 * @param text the model's output; may be anything
 * @param model the model that really answered
 * @param usage null where the provider counts nothing
 */
public record Answer(String text, Finish finish, String model, Usage usage) {
    /** Why the output ended. */
    public enum Finish {
        COMPLETE,
        TRUNCATED,
        FILTERED,
        UNKNOWN
    }
}
