package io.colloquy.gateway.neighbour;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly the bytes it is told to, proper HTTP or not. */
public final class RawClient implements AutoCloseable {
    /** The address of whoever connects as a proxy that the gateway under test trusts; also this machine. */
    public static final String PROXY = "127.0.0.2";

    private final Socket socket;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
    }

    /** From another of this machine's addresses. */
    public RawClient(int port, String from) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(15_000);
    }

    /** As {@link #exchange}, from the trusted proxy's address. */
    public static String throughProxy(int port, String raw) throws IOException {
        try (RawClient client = new RawClient(port, PROXY)) {
            client.send(raw);
            return client.readAll();
        }
    }

    /** Sends and reads until the gateway closes the connection. */
    public static String exchange(int port, String raw) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.send(raw);
            return client.readAll();
        }
    }

    /** How long to wait for a byte, in milliseconds. */
    public void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    public void send(String raw) throws IOException {
        out().write(raw.getBytes(StandardCharsets.ISO_8859_1));
        out().flush();
    }

    public OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    public InputStream in() throws IOException {
        return socket.getInputStream();
    }

    public String readAll() throws IOException {
        return new String(in().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** What comes within this client's patience, which may be nothing. */
    public String available() throws IOException {
        byte[] some = new byte[8_192];
        try {
            return new String(some, 0, Math.max(0, in().read(some)), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException nothing) {
            return "";
        }
    }

    /** Reads up to and with the given text. */
    public String readUntil(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int c = in().read();
            if (c < 0) {
                throw new IOException("closed after: " + text);
            }
            text.append((char) c);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
