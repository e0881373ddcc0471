package io.colloquy.standalone.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.colloquy.standalone.system.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeFileTest {
    private static final Map<String, Integer> SERVICES =
            Map.of("gateway", 8080, "summary-service", 8081, "graph-service", 8082, "tracking-service", 8083);

    @TempDir
    static Path folder;

    private static Secrets secrets;
    private static JsonNode services;

    @BeforeAll
    static void dockerComposeAcceptsIt() throws Exception {
        assumeTrue(
                Repository.has("docker-compose"),
                "SKIPPED: docker-compose is not installed, so docker-compose.yml cannot be checked here");
        secrets = Secrets.fresh();
        Path filled = folder.resolve("env");
        Files.copy(Repository.ROOT.resolve(".env.example"), filled);
        Files.write(filled, secrets.lines(), StandardOpenOption.APPEND);
        String config = Repository.run("docker-compose", "--env-file", filled.toString(), "config");
        services = new ObjectMapper(new YAMLFactory()).readTree(config).path("services");
    }

    @Test
    void onlyTheGatewayIsPublishedAndOnlyOnLoopback() {
        services.fields().forEachRemaining(service -> {
            JsonNode ports = service.getValue().path("ports");
            if (service.getKey().equals("gateway") || service.getKey().equals("prometheus")) {
                assertEquals(1, ports.size());
                assertTrue(ports.get(0).asText().startsWith("127.0.0.1:"), ports.toString());
            } else {
                assertTrue(ports.isMissingNode(), service.getKey() + " is published: " + ports);
            }
        });
    }

    @Test
    void everyServiceIsBoundedUnprivilegedAndAskedOnItsManagementPort() {
        SERVICES.forEach((name, port) -> {
            JsonNode service = services.path(name);
            assertEquals("256m", service.path("mem_limit").asText(), name);
            assertEquals("1001", service.path("user").asText(), name);
            assertTrue(service.path("read_only").asBoolean(), name);
            assertEquals("ALL", service.path("cap_drop").path(0).asText(), name);
            String health = service.path("healthcheck").path("test").toString();
            assertTrue(health.contains("/127.0.0.1/" + (port + 1000)), health);
        });
    }

    @Test
    void everyServiceHasItsOwnDatabase() {
        var urls = SERVICES.keySet().stream()
                .map(name -> services.path(name)
                        .path("environment")
                        .path("DATABASE_URL")
                        .asText())
                .collect(Collectors.toSet());

        assertEquals(4, urls.size(), urls.toString());
    }

    @Test
    void aPrivateKeyIsToldToItsServiceAloneAndTheOperatorsToTheGatewayAlone() {
        SERVICES.keySet().forEach(name -> {
            JsonNode environment = services.path(name).path("environment");
            boolean gateway = name.equals("gateway");
            assertEquals(
                    gateway ? "" : secrets.internal().publicKeys(),
                    environment.path("COLLOQUY_INTERNAL_KEYS").asText());
            assertEquals(gateway || name.equals("summary-service"), environment.has("COLLOQUY_INTERNAL_KEY"), name);
            assertEquals(
                    gateway ? secrets.operatorKey() : "",
                    environment.path("COLLOQUY_OPERATOR_KEY").asText());
        });
        assertTrue(lines().contains("GATEWAY_INTERNAL_KEY=" + quoted("gateway")));
        assertTrue(lines().contains("SUMMARY_INTERNAL_KEY=" + quoted("summary-service")));
    }

    private static String lines() {
        return String.join("\n", secrets.lines());
    }

    private static String quoted(String service) {
        return "'"
                + services.path(service)
                        .path("environment")
                        .path("COLLOQUY_INTERNAL_KEY")
                        .asText() + "'";
    }

    @Test
    void prometheusIsOnlyThereWhenAskedForAndReadsTheSharedRules() {
        JsonNode prometheus = services.path("prometheus");

        assertEquals("monitoring", prometheus.path("profiles").path(0).asText());
        assertTrue(
                prometheus.path("volumes").toString().contains("/k8s/base/alerts.yaml:/etc/prometheus/alerts.yaml:ro"));
        assertTrue(prometheus.path("read_only").asBoolean());
        assertEquals("ALL", prometheus.path("cap_drop").path(0).asText());
    }

    @Test
    void modelCallsAreReliableUnlessSomebodySwitchesThatOff() {
        assertEquals(
                "true",
                services.path("graph-service")
                        .path("environment")
                        .path("ENABLE_RETRY_LOGIC")
                        .asText());
    }
}
