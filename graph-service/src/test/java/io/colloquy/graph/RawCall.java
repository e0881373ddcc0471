package io.colloquy.graph;

import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** A client on a bare socket, that can promise more than it sends, and leave whenever it likes. */
public final class RawCall implements AutoCloseable {
    private final Socket socket;

    private RawCall(Socket socket) {
        this.socket = socket;
    }

    /** Sends a POST of JSON whose header promises this many bytes, whatever the body has. */
    public static RawCall post(URL service, String path, String body, long promised) throws IOException {
        var socket = new Socket(service.getHost(), service.getPort());
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + service.getHost()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + promised + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        return new RawCall(socket);
    }

    /** Everything that comes until the service closes. */
    public String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
