package io.colloquy.graph.route;

import io.colloquy.graph.provider.Price;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an operator wrote about models and routes.
 *
 * @param models by name: prices and windows
 * @param routes by name, in the order of the file
 */
record RouteFile(Map<String, Model> models, Map<String, Entry> routes) {
    static final RouteFile NONE = new RouteFile(Map.of(), Map.of());

    private static final Set<String> TOP = Set.of("models", "routes");
    private static final Set<String> MODEL = Set.of("model", "inputPrice", "outputPrice", "window");
    private static final Set<String> ROUTE =
            Set.of("name", "provider", "baseUrl", "model", "keyVariable", "effort", "fallbacks", "streamGuarantee");
    private static final Pattern EFFORT = Pattern.compile("none|minimal|low|medium|high");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern GUARANTEE = Pattern.compile("whole|draft");

    /** Prices in US dollars per million tokens; window in tokens, null when not known. */
    record Model(Price price, Integer window) {
        static final Model UNKNOWN = new Model(Price.UNKNOWN, null);
    }

    /**
     * @param model null passes the name on that was asked for
     * @param place file and line
     */
    record Entry(
            String name,
            String provider,
            String baseUrl,
            String model,
            String keyVariable,
            String effort,
            List<String> fallbacks,
            boolean whole,
            String place) {
        boolean isPattern() {
            return name.contains("*");
        }

        boolean matches(String asked) {
            return Pattern.matches(Pattern.quote(name).replace("*", "\\E.*\\Q"), asked);
        }
    }

    /** Reads a file, or throws {@link MalformedRoutes}. */
    static RouteFile read(String file, String text, Set<String> providers, Set<String> namesOfVariables) {
        YamlPlace root = YamlPlace.root(file, text);
        root.only(TOP);
        var models = new HashMap<String, Model>();
        for (YamlPlace place : root.list("models")) {
            place.only(MODEL);
            if (models.put(place.needed("model"), model(place)) != null) {
                throw place.malformed("model " + place.text("model") + " is told twice");
            }
        }
        var routes = new LinkedHashMap<String, Entry>();
        for (YamlPlace place : root.list("routes")) {
            place.only(ROUTE);
            Entry entry = entry(place, providers);
            if (routes.put(entry.name(), entry) != null) {
                throw place.malformed("route " + entry.name() + " is told twice");
            }
        }
        for (YamlPlace place : root.list("routes")) {
            place.list("fallbacks").forEach(fallback -> known(fallback, routes, namesOfVariables));
        }
        return new RouteFile(models, routes);
    }

    private static Model model(YamlPlace place) {
        return new Model(new Price(place.amount("inputPrice"), place.amount("outputPrice")), place.count("window"));
    }

    private static Entry entry(YamlPlace place, Set<String> providers) {
        String provider = place.needed("provider");
        if (!providers.contains(provider)) {
            throw place.malformed("provider must be one of " + String.join(", ", providers));
        }
        var entry = new Entry(
                place.needed("name"),
                provider,
                place.text("baseUrl"),
                place.text("model"),
                place.text("keyVariable", VARIABLE, "the name of an environment variable, never a key itself"),
                place.text("effort", EFFORT, "one of none, minimal, low, medium, high"),
                place.list("fallbacks").stream().map(YamlPlace::text).toList(),
                "whole".equals(place.text("streamGuarantee", GUARANTEE, "whole or draft")),
                place.file() + " line " + place.line());
        if (entry.model() == null && !entry.isPattern() && !provider.equals("offline")) {
            throw place.malformed("model is missing; only a route with * in its name passes on what was asked for");
        }
        return entry;
    }

    private static void known(YamlPlace fallback, Map<String, Entry> routes, Set<String> namesOfVariables) {
        Entry entry = routes.get(fallback.text());
        if (entry == null && !namesOfVariables.contains(fallback.text())) {
            throw fallback.malformed("there is no route " + fallback.text() + " to fall back to");
        }
        if (entry != null && entry.isPattern() && entry.model() == null) {
            throw fallback.malformed("a fallback needs a model of its own; " + fallback.text() + " has none");
        }
    }
}
