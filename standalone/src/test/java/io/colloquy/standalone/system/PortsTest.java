package io.colloquy.standalone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void everyProgramHasItsPlaceBehindTheGateway() {
        Ports ports = new Ports(8080);

        assertEquals(8081, ports.http(Service.SUMMARY));
        assertEquals(9083, ports.management(Service.TRACKING));
        assertEquals(8084, ports.postgres());
    }

    @Test
    void aTakenPortIsNamedWithWhoWantedItAndHowToChooseAnother() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int gateway = other.getLocalPort() - Service.GRAPH.offset();

            String message = assertThrows(CannotStart.class, () -> new Ports(gateway).requireFree())
                    .getMessage();

            assertTrue(
                    message.contains("Port " + other.getLocalPort() + " is taken; graph-service needs it."), message);
            assertTrue(message.contains("COLLOQUY_PORT="), message);
        }
    }

    @Test
    void aListenerOnAllAddressesTakesThePortToo() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(0));

            assertFalse(Ports.isFree(other.getLocalPort()));
        }
    }
}
