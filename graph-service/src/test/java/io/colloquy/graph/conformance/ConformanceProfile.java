package io.colloquy.graph.conformance;

import io.colloquy.graph.scripted.FreePort;
import io.colloquy.graph.scripted.RoutesFile;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * The service as it is shipped, with a route for each scenario. Only the ports are chosen here, because the profile
 * lives in another class loader than the tests: they start the walls themselves, where {@code conformance.*} says.
 */
public final class ConformanceProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        int primary = FreePort.find();
        int fallback = FreePort.find();
        return Map.of(
                "conformance.primary",
                Integer.toString(primary),
                "conformance.fallback",
                Integer.toString(fallback),
                "llm.routes-file",
                RoutesFile.written("conformance", routes(primary, fallback)),
                "llm.concurrency",
                "100",
                "enable.retry-logic",
                "true");
    }

    private static String routes(int primary, int fallback) {
        var models = new StringBuilder("models:\n");
        var routes = new StringBuilder("routes:\n");
        for (Scenario scenario : Scenario.values()) {
            for (Form form : Form.values()) {
                List<String> others = scenario.fallbacks(form);
                models.append(model(scenario.primary(form), Scenario.WINDOW));
                routes.append(route(scenario.route(form), primary, scenario.primary(form)))
                        .append("    fallbacks: ")
                        .append(others)
                        .append('\n');
                for (String other : others) {
                    models.append(model(other, other.contains("small") ? Scenario.WINDOW : 10 * Scenario.WINDOW));
                    routes.append(route(other, fallback, other));
                }
            }
        }
        return models.append(routes).toString();
    }

    private static String model(String name, int window) {
        return "  - model: " + name + "\n    window: " + window + "\n    inputPrice: 1\n    outputPrice: 2\n";
    }

    private static String route(String name, int port, String model) {
        return "  - name: " + name + "\n    provider: openai\n    baseUrl: http://127.0.0.1:" + port
                + "/v1\n    model: " + model + "\n";
    }
}
