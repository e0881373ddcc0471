package io.colloquy.faultwall;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The other end of one connection; every wait notices at once when it hangs up. */
final class Peer implements AutoCloseable {
    private final Socket socket;
    private final PushbackInputStream in;

    Peer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    InputStream in() {
        return in;
    }

    void write(String text) throws HungUp {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new HungUp();
        }
    }

    /** Says nothing for a while. */
    void silence(Duration length) throws HungUp {
        if (length.toMillis() <= 0) {
            return;
        }
        long until = System.nanoTime() + length.toNanos();
        try {
            socket.setSoTimeout((int) length.toMillis());
            int next = in.read();
            if (next < 0) {
                throw new HungUp();
            }
            in.unread(next);
            socket.setSoTimeout(0);
            rest(until - System.nanoTime());
        } catch (SocketTimeoutException passed) {
            unlimited();
        } catch (IOException e) {
            throw new HungUp();
        }
    }

    /** A client that already sends its next request waits for this answer all the same. */
    private static void rest(long nanos) throws HungUp {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HungUp();
        }
    }

    private void unlimited() throws HungUp {
        try {
            socket.setSoTimeout(0);
        } catch (IOException e) {
            throw new HungUp();
        }
    }

    /** Tears the connection down without a goodbye. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    /** The client closed before it had its answer. */
    static final class HungUp extends IOException {
        HungUp() {
            super("the client hung up");
        }
    }
}
