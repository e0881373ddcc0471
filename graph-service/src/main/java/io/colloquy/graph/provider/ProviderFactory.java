package io.colloquy.graph.provider;

/** Makes the adapter that {@code LLM_PROVIDER} names; adapters register by being a bean of this type. */
public interface ProviderFactory {
    String name();

    /** Makes the adapter, or throws {@link NotConfigured} when a variable is missing or wrong. */
    ModelProvider open();

    /** Makes an adapter for one model of one server, or throws {@link NotConfigured}. */
    ModelProvider open(ServerChoice choice);
}
