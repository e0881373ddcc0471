package io.colloquy.graph.scripted;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The other end of one connection, with the manners that a script asks for. */
public final class Caller {
    private final Socket socket;

    Caller(Socket socket) {
        this.socket = socket;
    }

    /** Writes text as it is. */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes as they are. */
    public void write(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new HungUp();
        }
    }

    /** Says nothing for a while; throws as soon as the caller hangs up meanwhile. */
    public void silence(Duration length) throws IOException {
        socket.setSoTimeout((int) length.toMillis());
        try {
            if (socket.getInputStream().read() < 0) {
                throw new HungUp();
            }
        } catch (SocketTimeoutException e) {
            socket.setSoTimeout(0);
        } catch (IOException e) {
            throw new HungUp();
        }
    }

    /** Tears the connection down without a goodbye. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** The caller closed before it had its answer. */
    static final class HungUp extends IOException {
        HungUp() {
            super("the caller hung up");
        }
    }
}
