package io.colloquy.graph.scripted;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of the loopback that stays free until somebody listens on it. Those that the system hands out are lent to the
 * next connection that goes out, and then a fake cannot start there; so it comes from below the ranges that systems hand
 * out from, which begin at 32768 and above.
 */
public final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_768;
    private static final int MOST_TRIES = 1_000;

    private FreePort() {}

    public static int find() {
        for (int i = 0; i < MOST_TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            try (var door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return door.getLocalPort();
            } catch (IOException taken) {
                // Another is asked for.
            }
        }
        throw new IllegalStateException("no port is free");
    }
}
