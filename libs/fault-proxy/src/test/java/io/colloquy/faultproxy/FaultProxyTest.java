package io.colloquy.faultproxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FaultProxyTest {
    private final EchoServer server = new EchoServer('a');
    private final FaultProxy proxy = FaultProxy.to(server.port());

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void bytesPassUntouchedUntilOneSideHangsUp() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write(new byte[] {1, 2, -1});
            client.shutdownOutput();

            assertArrayEquals(
                    new byte[] {'a', 1, 'a', 2, 'a', -1},
                    client.getInputStream().readAllBytes());
        }
    }

    @Test
    void aDelayedAnswerIsLateByTheDelayOfBothDirections() throws IOException {
        proxy.delay(Duration.ofMillis(100));
        try (Socket client = connect()) {
            long asked = System.nanoTime();
            assertEquals('a', answer(client));

            assertTrue(System.nanoTime() - asked >= 200_000_000L);
        }
    }

    @Test
    void aBlackHoleBreaksNothingAndDeliversLateAlsoWhatASenderWhoHasLeftHadSent() throws Exception {
        try (Socket client = connect()) {
            answer(client);
            proxy.stall();
            client.setSoTimeout(100);
            assertThrows(SocketTimeoutException.class, () -> answer(client));
        }
        assertEquals(List.of(7), List.copyOf(server.heard));

        proxy.pass();

        while (server.heard.size() < 2) {
            Thread.onSpinWait();
        }
        assertEquals(List.of(7, 7), List.copyOf(server.heard));
    }

    @Test
    void aCutIsAResetForConnectionsThatStandAndForThemAlone() throws IOException {
        try (Socket standing = connect();
                Socket next = connect()) {
            answer(standing);
            answer(next);
            proxy.cut();

            assertThrows(SocketException.class, () -> answer(standing));
            assertThrows(SocketException.class, () -> answer(next));
            try (Socket later = connect()) {
                assertEquals('a', answer(later));
            }
        }
    }

    @Test
    void whoIsRefusedStaysOutUntilItPasses() throws IOException {
        proxy.refuse();
        try (Socket client = connect()) {
            assertThrows(SocketException.class, () -> answer(client));
        }
        proxy.pass();
        try (Socket client = connect()) {
            assertEquals('a', answer(client));
        }
    }

    @Test
    void aCutAfterSomeBytesDeliversThemAndBreaksOff() throws IOException {
        proxy.cutAfter(3);
        try (Socket client = connect()) {
            assertEquals('a', answer(client));
            client.getOutputStream().write(7);
            assertThrows(SocketException.class, () -> client.getInputStream().readNBytes(2));
        }
    }

    @Test
    void connectionsGoToTheBackendsInTurnAndPastOneThatIsGone() throws IOException {
        try (EchoServer other = new EchoServer('b')) {
            proxy.backends().add(other.port());
            assertEquals("ab", sorted(next(), next()));

            proxy.backends().remove(server.port());
            assertEquals("bb", sorted(next(), next()));

            proxy.backends().add(server.port());
            server.close();
            assertEquals("bb", sorted(next(), next()));
        }
    }

    private char next() throws IOException {
        try (Socket client = connect()) {
            return (char) answer(client);
        }
    }

    private static String sorted(char one, char two) {
        return one <= two ? "" + one + two : "" + two + one;
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setTcpNoDelay(true);
        return client;
    }

    private static int answer(Socket client) throws IOException {
        client.getOutputStream().write(7);
        byte[] answer = client.getInputStream().readNBytes(2);
        if (answer.length < 2) {
            throw new SocketException("closed");
        }
        return answer[0];
    }
}
