package io.colloquy.faultwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BreakagesTest {
    private static final String END = "0\r\n\r\n";

    private final FaultWall wall = FaultWall.start();

    @AfterEach
    void close() {
        wall.close();
    }

    @Test
    void aCutStreamClosesAfterItsTokensWithoutAnEnd() throws IOException {
        String stream = RawClient.stream(wall, "fault-cut-7", "Tell me.").all();

        assertEquals(7, RawClient.text(stream).strip().split(" ", -1).length);
        assertFalse(stream.endsWith(END));
        assertFalse(stream.contains("\"stop\"") || stream.contains("[DONE]"));
        assertEquals(7, wall.attempts().get(0).tokens());
    }

    @Test
    void aStreamCanAlsoEndTooEarlyAndBeWholeByTheRulesOfHttp() throws IOException {
        String stream = RawClient.stream(wall, "fault-end", "Tell me.").all();

        assertEquals(40, RawClient.text(stream).strip().split(" ", -1).length);
        assertTrue(stream.endsWith(END) && !stream.contains("\"stop\""));
    }

    @Test
    void aPlainAnswerIsCutBelowItsPromisedLength() throws IOException {
        String answer = RawClient.plain(wall, "fault-cut", "Tell me.").all();

        int promised = Integer.parseInt(answer.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
        assertTrue(answer.length() - answer.indexOf("\r\n\r\n") - 4 < promised);
    }

    @Test
    void aStallComesInTheMiddleAndNothingIsLostBehindIt() throws IOException {
        wall.pace(Pace.USUAL.withStall(Duration.ofMillis(300)));

        long asked = System.nanoTime();
        String stream = RawClient.stream(wall, "fault-stall", "Tell me.").all();

        assertTrue(System.nanoTime() - asked >= 300_000_000L);
        assertEquals(FaultWall.SIXTY_WORDS, RawClient.text(stream));
    }

    @Test
    void garbageLosesNothingAndABrokenEventLosesItsToken() throws IOException {
        String garbage = RawClient.stream(wall, "fault-garbage", "Tell me.").all();
        String broken = RawClient.stream(wall, "fault-broken", "Tell me.").all();

        assertTrue(garbage.contains("{\"con\n\n"), garbage);
        assertEquals(FaultWall.SIXTY_WORDS, RawClient.text(garbage));
        assertTrue(broken.contains("\"content\":\n\n"), broken);
        String[] words = FaultWall.SIXTY_WORDS.split(" ", -1);
        assertEquals(FaultWall.SIXTY_WORDS.replace(words[9] + " " + words[10], words[10]), RawClient.text(broken));
        assertTrue(broken.contains("\"completion_tokens\": 60") && garbage.contains("\"completion_tokens\": 60"));
    }

    @Test
    void theEndMarkCanBeMissingWithTheConnectionClosedOrLeftOpen() throws IOException {
        String closed = RawClient.stream(wall, "fault-no-done", "Tell me.").all();

        assertTrue(closed.contains("\"stop\"") && closed.contains("usage") && closed.endsWith(END));
        assertFalse(closed.contains("[DONE]"));
        try (RawClient open = RawClient.stream(wall, "fault-no-done-open", "Tell me.")) {
            assertThrows(SocketTimeoutException.class, () -> open.some(1_000_000, 300));
        }
    }

    @Test
    void aResetComesBeforeAnyByte() throws IOException {
        try (RawClient client = RawClient.stream(wall, "fault-reset", "Tell me.")) {
            assertThrows(SocketException.class, client::all);
        }
        assertNull(wall.attempts().get(0).hungUpAt());
    }

    @Test
    void slownessIsSettable() throws IOException {
        wall.pace(Pace.USUAL.withSlow(Duration.ofMillis(200)));

        long asked = System.nanoTime();
        RawClient.stream(wall, "fault-slow", "Tell me.").all();

        assertTrue(System.nanoTime() - asked >= 200_000_000L);
    }

    @Test
    void whoHangsUpOnSilenceOrOnAnEndlessAnswerIsWrittenDownAtOnce() throws Exception {
        RawClient silent = RawClient.stream(wall, "fault-silence", "Tell me.");
        assertThrows(SocketTimeoutException.class, () -> silent.some(1, 100));
        RawClient endless = RawClient.stream(wall, "fault-endless", "Tell me.");
        endless.some(10_000, 5_000);

        long left = wall.now();
        silent.close();
        endless.close();

        for (int i = 0; i < 2; i++) {
            while (wall.attempts().get(i).hungUpAt() == null) {
                Thread.onSpinWait();
            }
            long heard = wall.attempts().get(i).hungUpAt() - left;
            assertTrue(heard >= 0 && heard < 1_000, () -> heard + " ms");
        }
    }
}
