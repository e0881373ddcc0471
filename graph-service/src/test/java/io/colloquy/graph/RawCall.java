package io.colloquy.graph;

import io.colloquy.internaltokentest.Bearer;
import io.vertx.core.json.JsonObject;
import java.io.EOFException;
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
                + "\r\nAuthorization: " + Bearer.of(Bearer.LOCAL)
                + "\r\nContent-Type: application/json\r\nContent-Length: " + promised + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        return new RawCall(socket);
    }

    /** Asks for a chat with these headers, of which one is an Authorization, and others such as {@code X-Stream-Guarantee: whole}. */
    public static RawCall post(URL service, JsonObject chat, String... headers) throws IOException {
        byte[] body = chat.encode().getBytes(StandardCharsets.UTF_8);
        var socket = new Socket(service.getHost(), service.getPort());
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: " + service.getHost() + "\r\n"
                + String.join("\r\n", headers) + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        return new RawCall(socket);
    }

    /** Reads until this text has come; fails where the service closes before. */
    public void readUntil(String text) throws IOException {
        var come = new StringBuilder();
        while (come.indexOf(text) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("never came: " + text);
            }
            come.append((char) next);
        }
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
