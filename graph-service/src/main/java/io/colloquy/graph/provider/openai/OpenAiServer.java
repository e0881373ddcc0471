package io.colloquy.graph.provider.openai;

/**
 * A server that speaks OpenAI's language, and the variables it was described by, so that problems can name them.
 *
 * @param url of the chat completions
 * @param key may be null
 * @param effort sent as {@code reasoning_effort}, or null
 */
record OpenAiServer(
        String name,
        String url,
        String key,
        String model,
        String effort,
        String keyVariable,
        String urlVariable,
        String modelVariable) {

    /** A record would print its key. */
    @Override
    public String toString() {
        return name + " " + model + " at " + url;
    }
}
