package io.colloquy.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class CrowdTest {
    private static final String CROWD = "127.0.0.77";
    private static final String QUESTION = "GET /health HTTP/1.1\r\nHost: here\r\n\r\n";

    private final List<RawClient> open = new ArrayList<>();

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ConfigProperty(name = "gateway.connections.most-per-address")
    int most;

    @AfterEach
    void hangUp() throws IOException {
        for (RawClient client : open) {
            client.close();
        }
    }

    @Test
    void oneAddressIsGivenSoManyConnectionsAndOthersAreServedMeanwhile() throws IOException {
        come(most, CROWD);

        assertEquals("", answerFrom(CROWD));
        assertTrue(answerFrom("127.0.0.78").startsWith("HTTP/1.1 200"));
        open.remove(0).close();
        Awaitility.await().until(() -> answerFrom(CROWD).startsWith("HTTP/1.1 200"));
    }

    @Test
    void aTrustedProxyBringsAsManyAsItHas() throws IOException {
        come(most + 1, RawClient.PROXY);

        assertTrue(answerFrom(RawClient.PROXY).startsWith("HTTP/1.1 200"));
    }

    private void come(int many, String from) throws IOException {
        for (int i = 0; i < many; i++) {
            open.add(new RawClient(port, from));
        }
        RawClient last = open.get(many - 1);
        last.send(QUESTION);
        assertTrue(last.readUntil("\r\n").startsWith("HTTP/1.1 200"));
    }

    private String answerFrom(String address) {
        try (RawClient client = new RawClient(port, address)) {
            client.send(QUESTION);
            return client.available();
        } catch (IOException closed) {
            return "";
        }
    }
}
