package io.colloquy.graph.conformance;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The service as it is shipped, with a route for each scenario. Only the ports are chosen here, because the profile
 * lives in another class loader than the tests: they start the walls themselves, where {@code conformance.*} says.
 */
public final class ConformanceProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        int primary = freePort();
        int fallback = freePort();
        return Map.of(
                "conformance.primary",
                Integer.toString(primary),
                "conformance.fallback",
                Integer.toString(fallback),
                "llm.routes-file",
                written("conformance-" + primary + ".yaml", routes(primary, fallback)),
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

    /** A file for each profile that is made, of which there is more than one. */
    private static String written(String name, String routes) {
        try {
            Path file = Path.of("target", name).toAbsolutePath();
            Files.createDirectories(file.getParent());
            return Files.writeString(file, routes).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return door.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }
}
