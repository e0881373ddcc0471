package io.colloquy.standalone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final Ports PORTS = new Ports(8080);
    private static final Secrets SECRETS = Secrets.fresh();
    private static final Replica GRAPH = Replica.first(Service.GRAPH);

    @Test
    void modelCallsAreReliableUnlessSomebodySwitchesThatOff() {
        assertEquals("true", of(Map.of()).of(GRAPH).get("ENABLE_RETRY_LOGIC"));
        assertEquals(
                "false", of(Map.of("ENABLE_RETRY_LOGIC", "false")).of(GRAPH).get("ENABLE_RETRY_LOGIC"));
    }

    @Test
    void aSecondReplicaHasPortsOfItsOwnAndTheFirstOnesDatabase() {
        var first = of(Map.of()).of(GRAPH);
        var second = of(Map.of()).of(new Replica(Service.GRAPH, 2));

        assertEquals("8082", first.get("HTTP_PORT"));
        assertEquals("8092", second.get("HTTP_PORT"));
        assertEquals("9092", second.get("MANAGEMENT_PORT"));
        assertEquals(first.get("DATABASE_URL"), second.get("DATABASE_URL"));
        assertNotEquals(
                first.get("DATABASE_URL"),
                of(Map.of()).of(Replica.first(Service.GATEWAY)).get("DATABASE_URL"));
    }

    @Test
    void aPrivateKeyIsToldToItsServiceAloneAndTheOperatorsToTheGatewayAlone() {
        Map<String, String> gateway = of(Map.of()).of(Replica.first(Service.GATEWAY));
        Map<String, String> summary = of(Map.of()).of(Replica.first(Service.SUMMARY));

        assertEquals(
                SECRETS.internal().privateKey(Service.GATEWAY).orElseThrow(), gateway.get("COLLOQUY_INTERNAL_KEY"));
        assertEquals(
                SECRETS.internal().privateKey(Service.SUMMARY).orElseThrow(), summary.get("COLLOQUY_INTERNAL_KEY"));
        assertEquals(SECRETS.operatorKey(), gateway.get("COLLOQUY_OPERATOR_KEY"));
        for (Service service : Service.values()) {
            var settings = of(Map.of()).of(Replica.first(service));
            assertEquals(
                    service == Service.GATEWAY ? null : SECRETS.internal().publicKeys(),
                    settings.get("COLLOQUY_INTERNAL_KEYS"));
            assertEquals(service == Service.GATEWAY, settings.containsKey("COLLOQUY_OPERATOR_KEY"), service.program());
            assertEquals(
                    service == Service.GATEWAY || service == Service.SUMMARY,
                    settings.containsKey("COLLOQUY_INTERNAL_KEY"),
                    service.program());
        }
    }

    private static Surroundings of(Map<String, String> own) {
        return new Surroundings(
                PORTS, new Database(new Home(Path.of("nowhere")), PORTS, SECRETS.database()), SECRETS, own);
    }
}
