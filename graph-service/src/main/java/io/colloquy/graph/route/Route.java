package io.colloquy.graph.route;

import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import java.util.List;

/**
 * One place where a generation can be made.
 *
 * @param name as the operator wrote it, which may be a pattern
 * @param model as the server knows it; null when the configuration lacks it
 * @param window in tokens, prompt and answer together; null when nobody knows it
 * @param price unknown stays unknown, never 0
 * @param whole whether every stream is to be withheld until it is valid
 * @param fallbacks names of other routes, in the order in which they follow
 */
public record Route(
        String name,
        ModelProvider provider,
        String model,
        Integer window,
        Price price,
        boolean whole,
        List<String> fallbacks) {
    /** Names guards and metrics: two routes to one model of one provider share a breaker. */
    public String label() {
        return provider.name() + "/" + model;
    }

    /** A pattern can stand for any number of models: whatever is counted is counted by the pattern. */
    public boolean isPattern() {
        return name.contains("*");
    }
}
