package io.colloquy.graph.provider;

/**
 * Which server and model an operator means, where the variables of a provider are not enough; null leaves it to them.
 *
 * @param baseUrl may be null
 * @param model never null
 * @param key sent to the server; without it only a server of the provider's own variables gets the key of those
 * @param keyVariable where the key comes from, for problems
 * @param effort of reasoning, or null
 * @param place where all this is written, for problems, such as {@code routes.yaml line 4}
 */
public record ServerChoice(String baseUrl, String model, String key, String keyVariable, String effort, String place) {
    /** A record would print its key. */
    @Override
    public String toString() {
        return model + " of " + place;
    }
}
