package io.colloquy.faultproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The ports on loopback that new connections go to, in turn. */
public final class Backends {
    private final List<Integer> ports = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Backends(int... ports) {
        for (int port : ports) {
            add(port);
        }
    }

    /** From now on this one gets its share of new connections. */
    public void add(int port) {
        if (!ports.contains(port)) {
            ports.add(port);
        }
    }

    /** From now on this one gets no new connection; those that it has stay. */
    public void remove(int port) {
        ports.remove(Integer.valueOf(port));
    }

    /** Connects to the next one that accepts. */
    Socket connect() throws IOException {
        List<Integer> now = List.copyOf(ports);
        int first = turn.getAndIncrement();
        IOException refused = new IOException("no backend");
        for (int i = 0; i < now.size(); i++) {
            try {
                int port = now.get(Math.floorMod(first + i, now.size()));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                refused = e;
            }
        }
        throw refused;
    }
}
