package io.colloquy.graph.provider;

import io.vertx.core.json.JsonObject;

/**
 * A piece of an answer as it is written.
 *
 * @param text what it adds to the text; empty when it adds none
 * @param delta the provider's own delta, for what is not text (tool calls, reasoning); null when there is nothing of that
 * @param finish null until the provider says why it ended
 * @param model the model that really answers; null where a chunk does not say
 * @param usage null where the provider does not tell it, which most do once, at the end
 */
public record Chunk(String text, JsonObject delta, Answer.Finish finish, String model, Usage usage) {
    /** Something came and nobody can say what: a piece of the answer may be missing from here on. */
    public static final Chunk UNREADABLE = new Chunk("", null, null, null, null);

    /** The same piece, said by this model. */
    public Chunk by(String name) {
        return new Chunk(text, delta, finish, name, usage);
    }

    /** Compared by identity, because an empty chunk, such as one that only names a role, is nothing bad. */
    @SuppressWarnings("ReferenceEquality")
    public boolean unreadable() {
        return this == UNREADABLE;
    }
}
