package io.colloquy.graph.route;

import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.Providers;
import io.colloquy.graph.provider.ServerChoice;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The routes of the variables and those of the file, opened. */
final class RouteTable {
    /** Names that clients make up must not fill the memory with connections and breakers. */
    private static final int MOST_PASSED_ON = 200;

    private final RouteFile file;
    private final Providers providers;
    private final Function<String, String> variables;
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Map<String, Route> passedOn = new ConcurrentHashMap<>();
    private final List<RouteFile.Entry> patterns;

    /** @param variables gives the value of an environment variable, or null */
    RouteTable(
            RouteFile file, Map<String, Route> ofVariables, Providers providers, Function<String, String> variables) {
        this.file = file;
        this.providers = providers;
        this.variables = variables;
        ofVariables.forEach((name, route) -> routes.put(name, priced(route)));
        file.routes().forEach((name, entry) -> {
            if (entry.model() != null || !entry.isPattern()) {
                routes.put(name, open(entry, entry.model()));
            }
        });
        patterns = file.routes().values().stream()
                .filter(RouteFile.Entry::isPattern)
                .sorted(Comparator.comparing(entry -> -entry.name().length()))
                .toList();
    }

    /** The route of a name, or null. An exact name of the file comes first, then the variables, then the longest pattern. */
    Route find(String asked) {
        Route exact = routes.get(asked);
        if (exact != null && !asked.contains("*")) {
            return exact;
        }
        Route usual = routes.get(Routes.DEFAULT);
        if (asked.equals(usual.model())) {
            return usual;
        }
        return patterns.stream()
                .filter(entry -> entry.matches(asked))
                .findFirst()
                .map(entry -> entry.model() == null ? passedOn(entry, asked) : routes.get(entry.name()))
                .orElse(null);
    }

    Route named(String name) {
        return routes.get(name);
    }

    List<String> names() {
        Route usual = routes.get(Routes.DEFAULT);
        var names = new java.util.LinkedHashSet<String>();
        if (usual.model() != null) {
            names.add(usual.model());
        }
        routes.keySet().stream().filter(name -> !name.contains("*")).forEach(names::add);
        return List.copyOf(names);
    }

    private Route passedOn(RouteFile.Entry entry, String asked) {
        if (passedOn.size() >= MOST_PASSED_ON && !passedOn.containsKey(asked)) {
            return null;
        }
        return passedOn.computeIfAbsent(asked, model -> open(entry, model));
    }

    private Route open(RouteFile.Entry entry, String model) {
        String key = entry.keyVariable() == null ? null : variables.apply(entry.keyVariable());
        ModelProvider provider = providers.open(
                entry.provider(),
                new ServerChoice(entry.baseUrl(), model, key, entry.keyVariable(), entry.effort(), entry.place()));
        return priced(new Route(
                entry.name(), provider, provider.model(), null, provider.price(), entry.whole(), entry.fallbacks()));
    }

    private Route priced(Route route) {
        RouteFile.Model told = route.model() == null ? null : file.models().get(route.model());
        if (told == null) {
            return route;
        }
        Price price = told.price().equals(Price.UNKNOWN) ? route.price() : told.price();
        return new Route(
                route.name(), route.provider(), route.model(), told.window(), price, route.whole(), route.fallbacks());
    }
}
