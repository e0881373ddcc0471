package io.colloquy.faultwall;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client on a bare socket, which sees every byte of an answer. */
final class RawClient implements AutoCloseable {
    private static final Pattern CONTENT = Pattern.compile("\"content\": \"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    static RawClient stream(FaultWall wall, String model, String prompt) throws IOException {
        return ask(wall, model, prompt, ", \"stream\": true, \"stream_options\": {\"include_usage\": true}");
    }

    static RawClient plain(FaultWall wall, String model, String prompt) throws IOException {
        return ask(wall, model, prompt, "");
    }

    static RawClient ask(FaultWall wall, String model, String prompt, String more) throws IOException {
        return send(
                wall,
                "{\"model\": \"" + model + "\", \"messages\": [{\"role\": \"user\", \"content\": "
                        + JsonText.quoted(prompt) + "}]" + more + "}");
    }

    static RawClient send(FaultWall wall, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), wall.port());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: wall\r\nAuthorization: Bearer k\r\n"
                + "Connection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(bytes);
        return new RawClient(socket);
    }

    /** Everything that comes until the wall closes. */
    String all() throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** So many bytes, or none within the time. */
    String some(int count, int millis) throws IOException {
        socket.setSoTimeout(millis);
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.UTF_8);
    }

    /** All content of an answer, put together; escapes stay. */
    static String text(String answer) {
        return CONTENT.matcher(answer)
                .results()
                .map(MatchResult::group)
                .map(field -> field.substring("\"content\": \"".length(), field.length() - 1))
                .collect(Collectors.joining());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
