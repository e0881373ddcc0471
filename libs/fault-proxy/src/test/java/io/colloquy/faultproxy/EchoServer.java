package io.colloquy.faultproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sends everything back with its own name in front, and remembers what it heard. */
final class EchoServer implements AutoCloseable {
    private final ServerSocket door;
    private final byte name;
    final ConcurrentLinkedQueue<Integer> heard = new ConcurrentLinkedQueue<>();

    EchoServer(char name) {
        this.name = (byte) name;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                start(() -> echo(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void echo(Socket client) {
        try (client) {
            int next = client.getInputStream().read();
            while (next >= 0) {
                heard.add(next);
                client.getOutputStream().write(new byte[] {name, (byte) next});
                next = client.getInputStream().read();
            }
        } catch (IOException broken) {
            return;
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
