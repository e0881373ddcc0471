package io.colloquy.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.problem.Refused;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class NewcomersTest {
    @Inject
    Database database;

    @Test
    void oneAddressBringsSoManyNewPeopleAMinuteAndOthersAreNotInItsWay() throws Exception {
        var few = new Newcomers(new SharedBuckets(database), new LimitRates(Map.of(LimitClass.AUTH, new Rate(5))));
        InetAddress here = address(192);
        for (int i = 0; i < 5; i++) {
            count(few, here);
        }

        Refused refused = assertThrows(Refused.class, () -> count(few, here));

        assertEquals(429, refused.problem().status());
        count(few, address(198));
    }

    /** One that no earlier run has used, for as long as the database remembers. */
    private static InetAddress address(int first) throws UnknownHostException {
        byte[] bytes = ByteBuffer.allocate(4).putInt((int) System.nanoTime()).array();
        bytes[0] = (byte) first;
        return InetAddress.getByAddress(bytes);
    }

    private static void count(Newcomers newcomers, InetAddress address) {
        newcomers.count(address).await().atMost(Duration.ofSeconds(10));
    }
}
