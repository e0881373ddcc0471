package io.colloquy.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsTest {
    private final Connections connections = new Connections(10, 4);

    @Test
    void anAddressHasSoManyAndOthersHaveTheirs() {
        assertEquals(4, entered("anna", 9));
        assertEquals(4, entered("bert", 9));
        assertEquals(2, entered("clara", 9));
        assertEquals(10, connections.open());
        assertEquals(17, connections.refused());
    }

    @Test
    void whoeverLeavesMakesRoomForOne() {
        entered("anna", 4);
        connections.leave("anna");

        assertEquals(1, entered("anna", 2));
    }

    @Test
    void aProxyMayHaveAllThatThereAre() {
        assertEquals(10, entered(Connections.NOBODYS, 20));
        IntStream.range(0, 10).forEach(one -> connections.leave(Connections.NOBODYS));
        assertEquals(0, connections.open());
    }

    @Test
    void manyAtTheSameTimeAreNoMoreThanManyInALine() {
        AtomicInteger entered = new AtomicInteger();
        IntStream.range(0, 20_000).parallel().forEach(one -> {
            if (connections.enter("anna")) {
                assertTrue(entered.incrementAndGet() <= 4);
                entered.decrementAndGet();
                connections.leave("anna");
            }
        });

        assertEquals(0, connections.open());
        assertEquals(4, entered("anna", 9));
    }

    @Test
    void aConnectionThatIsOneTooManyIsClosedAndOneThatCloseIsNotCountedAnyMore() {
        EmbeddedChannel[] open =
                IntStream.range(0, 4).mapToObj(one -> connection()).toArray(EmbeddedChannel[]::new);

        assertFalse(connection().isOpen());
        assertTrue(open[0].isOpen());
        open[0].close().syncUninterruptibly();
        assertTrue(connection().isOpen());
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "1, 1", "100000, 100000", "0, 50", "100001, 50", "-1, 50", "many, 50", ", 50"})
    void whatIsOutOfRangeIsTheDefault(String written, int most) {
        assertEquals(most, Entrance.number("MAX_CONNECTIONS", Optional.ofNullable(written), 50));
    }

    @Test
    void aHeapHasRoomForAllWhateverTheySend() {
        assertEquals(1_280, Entrance.usual(80L << 20));
        assertEquals(100_000, Entrance.usual(64L << 30));
        assertEquals(100, Entrance.usual(1 << 20));
    }

    private EmbeddedChannel connection() {
        return new EmbeddedChannel(new Admission(connections, "anna"));
    }

    private int entered(String address, int tries) {
        return (int) IntStream.range(0, tries)
                .filter(one -> connections.enter(address))
                .count();
    }
}
