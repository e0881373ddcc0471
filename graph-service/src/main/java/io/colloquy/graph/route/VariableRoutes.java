package io.colloquy.graph.route;

import io.colloquy.graph.provider.LlmSettings;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Providers;
import io.colloquy.graph.provider.ServerChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The two routes that need no file: {@code LLM_PROVIDER} and its variables, and {@code LLM_FALLBACK_…}. */
final class VariableRoutes {
    private static final Logger LOG = Logger.getLogger(VariableRoutes.class);

    private VariableRoutes() {}

    static Map<String, Route> of(RouteConfig config, LlmSettings settings, ModelProvider chosen, Providers providers) {
        var routes = new LinkedHashMap<String, Route>();
        ModelProvider fallback = fallback(config, settings, providers);
        List<String> follows = fallback == null ? List.of() : List.of(Routes.FALLBACK);
        routes.put(Routes.DEFAULT, route(Routes.DEFAULT, chosen, follows));
        if (fallback != null) {
            routes.put(Routes.FALLBACK, route(Routes.FALLBACK, fallback, List.of()));
            LOG.infof("Where it fails, generations come from %s, model %s", fallback.name(), fallback.model());
        }
        return routes;
    }

    private static Route route(String name, ModelProvider provider, List<String> fallbacks) {
        return new Route(name, provider, provider.model(), null, provider.price(), false, fallbacks);
    }

    /** Null when no variable asks for one. */
    private static ModelProvider fallback(RouteConfig config, LlmSettings settings, Providers providers) {
        String model = plain(config.fallbackModel());
        String name = plain(config.fallbackProvider());
        if (name == null && model == null) {
            return null;
        }
        String provider = name == null ? settings.provider() : name.toLowerCase(Locale.ROOT);
        if (!providers.names().contains(provider)) {
            LOG.warnf(
                    "LLM_FALLBACK_PROVIDER=%s is not one of %s; there is no fallback",
                    provider, String.join(", ", providers.names()));
            return null;
        }
        if (model == null && !provider.equals("offline")) {
            LOG.warn("LLM_FALLBACK_MODEL is not set; there is no fallback");
            return null;
        }
        String key = plain(config.fallbackApiKey());
        return providers.open(
                provider,
                new ServerChoice(
                        plain(config.fallbackBaseUrl()),
                        model,
                        key,
                        key == null ? null : "LLM_FALLBACK_API_KEY",
                        null,
                        "LLM_FALLBACK_MODEL"));
    }

    private static String plain(Optional<String> text) {
        return text.map(String::strip).filter(word -> !word.isEmpty()).orElse(null);
    }
}
