package io.colloquy.graph.route;

import io.colloquy.graph.provider.ModelProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which model name goes where, and where next. */
@ApplicationScoped
public class Routes {
    private final Route only;

    Routes(ModelProvider provider) {
        only = new Route("default", provider, provider.model(), null, provider.price(), false, List.of());
    }

    /**
     * Gives the route of a name and then its fallbacks, in order, no route twice.
     *
     * @param asked null stands for the default
     */
    public List<Route> chain(String asked) {
        return List.of(only);
    }

    /** The names that clients can ask for. */
    public List<String> names() {
        return List.of(String.valueOf(only.model()));
    }
}
