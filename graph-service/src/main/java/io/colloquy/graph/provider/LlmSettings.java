package io.colloquy.graph.provider;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The operator's choices within their ranges: a value out of range warns and the default is used. */
public record LlmSettings(String provider, boolean enabled, int concurrency) {
    private static final Logger LOG = Logger.getLogger(LlmSettings.class);
    private static final int DEFAULT_CONCURRENCY = 5;
    private static final int LARGEST_CONCURRENCY = 100;

    static LlmSettings of(LlmConfig config, Set<String> providers) {
        return new LlmSettings(
                provider(config.provider(), providers), enabled(config.enabled()), concurrency(config.concurrency()));
    }

    private static String provider(Optional<String> text, Set<String> providers) {
        String name = text.map(LlmSettings::plain).orElse("offline");
        if (providers.contains(name)) {
            return name;
        }
        LOG.warnf("LLM_PROVIDER=%s is not one of %s; using offline", name, String.join(", ", providers));
        return "offline";
    }

    private static boolean enabled(Optional<String> text) {
        String value = text.map(LlmSettings::plain).orElse("true");
        if (!value.equals("true") && !value.equals("false")) {
            LOG.warnf("LLM_ENABLED=%s is not true or false; using true", value);
        }
        return !value.equals("false");
    }

    private static int concurrency(Optional<String> text) {
        if (text.isEmpty()) {
            return DEFAULT_CONCURRENCY;
        }
        try {
            int calls = Integer.parseInt(plain(text.get()));
            if (calls >= 1 && calls <= LARGEST_CONCURRENCY) {
                return calls;
            }
        } catch (NumberFormatException e) {
            LOG.debugf("LLM_CONCURRENCY is not a number");
        }
        LOG.warnf(
                "LLM_CONCURRENCY=%s is not within 1-%d; using %d",
                text.get(), LARGEST_CONCURRENCY, DEFAULT_CONCURRENCY);
        return DEFAULT_CONCURRENCY;
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
