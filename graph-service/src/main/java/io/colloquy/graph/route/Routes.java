package io.colloquy.graph.route;

import io.colloquy.graph.provider.LlmSettings;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.Providers;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Which model name goes where, and where next; read once, at start, so that what is wrong is in the log before a call. */
@Startup
@Singleton
public class Routes {
    /** The route that is meant when no model is named. */
    public static final String DEFAULT = "default";

    static final String FALLBACK = "fallback";
    private static final Logger LOG = Logger.getLogger(Routes.class);

    private final RouteTable table;
    private final String broken;

    Routes(RouteConfig config, LlmSettings settings, ModelProvider chosen, Providers providers, Config environment) {
        var ofVariables = VariableRoutes.of(config, settings, chosen, providers);
        RouteFile file = RouteFile.NONE;
        String complaint = null;
        try {
            file = config.routesFile()
                    .map(path -> RouteFile.read(path, text(path), providers.names(), ofVariables.keySet()))
                    .orElse(RouteFile.NONE);
        } catch (MalformedRoutes e) {
            complaint = e.getMessage();
            LOG.errorf("LLM_ROUTES_FILE cannot be used, and no model is called until it can: %s", complaint);
        }
        broken = complaint;
        table = new RouteTable(
                file,
                ofVariables,
                providers,
                name -> environment
                        .getOptionalValue(name, String.class)
                        .map(String::strip)
                        .orElse(null));
    }

    /**
     * Gives the route of a name and then its fallbacks, in order, no route twice. Throws {@link UnknownModel}, or a
     * {@link ProviderFailure} while the routes file cannot be used: then nothing is sent anywhere.
     *
     * @param asked null stands for the default
     */
    public List<Route> chain(String asked) {
        checkUsable();
        Route first = table.find(asked == null ? DEFAULT : asked);
        if (first == null) {
            throw new UnknownModel(asked);
        }
        var chain = new LinkedHashMap<String, Route>();
        Stream.concat(Stream.of(first), first.fallbacks().stream().map(table::named))
                .filter(Objects::nonNull)
                .forEach(route -> chain.putIfAbsent(route.name(), route));
        return List.copyOf(chain.values());
    }

    /** The names that clients can ask for, without patterns; fails as {@link #chain} does. */
    public List<String> names() {
        checkUsable();
        return table.names();
    }

    private void checkUsable() {
        if (broken != null) {
            throw new ProviderFailure(ProviderFailure.Kind.NOT_CONFIGURED, "LLM_ROUTES_FILE cannot be used: " + broken);
        }
    }

    private static String text(String path) {
        try {
            return Files.readString(Path.of(path.strip()));
        } catch (IOException | RuntimeException e) {
            throw new MalformedRoutes(path, "it cannot be read");
        }
    }
}
