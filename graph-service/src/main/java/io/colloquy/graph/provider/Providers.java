package io.colloquy.graph.provider;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Opens providers by name. */
@Singleton
public class Providers {
    private static final Logger LOG = Logger.getLogger(Providers.class);

    private final Map<String, ProviderFactory> factories = new TreeMap<>();

    public Providers(@All List<ProviderFactory> known) {
        known.forEach(factory -> factories.put(factory.name(), factory));
    }

    /** What {@code LLM_PROVIDER} and its like can be. */
    public Set<String> names() {
        return factories.keySet();
    }

    /** Gives a provider in any case; one that cannot be used yet fails every call and says what to set. */
    public ModelProvider open(String name, ServerChoice choice) {
        try {
            return factories.get(name).open(choice);
        } catch (NotConfigured e) {
            LOG.errorf("%s cannot be used yet. %s", choice, e.getMessage());
            return new UnconfiguredProvider(name, choice.model(), e.getMessage());
        }
    }
}
