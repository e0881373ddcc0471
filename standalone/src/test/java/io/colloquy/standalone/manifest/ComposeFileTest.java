package io.colloquy.standalone.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComposeFileTest {
    private static final Map<String, Integer> SERVICES =
            Map.of("gateway", 8080, "summary-service", 8081, "graph-service", 8082, "tracking-service", 8083);
    private static JsonNode services;

    @BeforeAll
    static void dockerComposeAcceptsIt() throws Exception {
        assumeTrue(
                Repository.has("docker-compose"),
                "SKIPPED: docker-compose is not installed, so docker-compose.yml cannot be checked here");
        String config = Repository.run("docker-compose", "--env-file", ".env.example", "config");
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
    void everyServiceHasItsOwnDatabaseAndTheGatewayHasNone() {
        var urls = Stream.of("summary-service", "graph-service", "tracking-service")
                .map(name -> services.path(name)
                        .path("environment")
                        .path("DATABASE_URL")
                        .asText())
                .collect(Collectors.toSet());

        assertEquals(3, urls.size(), urls.toString());
        assertFalse(services.path("gateway").path("environment").has("DATABASE_URL"));
        assertFalse(services.path("gateway").path("networks").has("data"), "the gateway cannot reach the database");
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
