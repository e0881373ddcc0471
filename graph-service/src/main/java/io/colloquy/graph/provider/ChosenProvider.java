package io.colloquy.graph.provider;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Reads {@code LLM_PROVIDER} once, at start, so that a wrong configuration is in the log before the first call. */
@Singleton
@Startup
class ChosenProvider {
    private static final Logger LOG = Logger.getLogger(ChosenProvider.class);

    private final LlmSettings settings;
    private final ModelProvider provider;

    ChosenProvider(LlmConfig config, @All List<ProviderFactory> factories) {
        var known = new TreeMap<String, ProviderFactory>();
        factories.forEach(factory -> known.put(factory.name(), factory));
        settings = LlmSettings.of(config, known.keySet());
        provider = opened(known.get(settings.provider()));
        LOG.infof("Generations come from %s, model %s", provider.name(), provider.model());
    }

    static ModelProvider opened(ProviderFactory factory) {
        try {
            return factory.open();
        } catch (NotConfigured e) {
            LOG.errorf("LLM_PROVIDER=%s cannot be used yet. %s", factory.name(), e.getMessage());
            return new UnconfiguredProvider(factory.name(), e.model(), e.getMessage());
        }
    }

    @Produces
    @Singleton
    LlmSettings settings() {
        return settings;
    }

    @Produces
    @Singleton
    ModelProvider provider() {
        return provider;
    }
}
