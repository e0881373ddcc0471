package io.colloquy.gateway.neighbour;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One request at a scripted neighbour, and the socket to answer it on in any way. */
public record Conversation(Socket socket, SeenRequest request) {
    public void echo() throws IOException {
        readBody();
        answer(200, "{\"path\":\"" + request.target() + "\"}");
    }

    public void answer(int status, String json) throws IOException {
        write("HTTP/1.1 " + status + " Scripted\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                + "\r\n\r\n" + json);
    }

    public void write(String raw) throws IOException {
        socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Reads and throws away the body; answers its length. */
    public long readBody() throws IOException {
        InputStream in = socket.getInputStream();
        if (request.value("transfer-encoding") == null) {
            String length = request.value("content-length");
            return length == null ? 0 : skip(in, Long.parseLong(length));
        }
        long total = 0;
        for (long size = chunk(in); size > 0; size = chunk(in)) {
            total += skip(in, size);
            SeenRequest.line(in);
        }
        SeenRequest.line(in);
        return total;
    }

    /** Returns when the other side has closed the connection. */
    public void awaitHangUp() {
        try {
            while (socket.getInputStream().read() >= 0) {}
        } catch (IOException reset) {
            // Also a way to hang up.
        }
    }

    /** Closes the connection with a reset, unread data or not. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static long chunk(InputStream in) throws IOException {
        return Long.parseLong(SeenRequest.line(in), 16);
    }

    private static long skip(InputStream in, long bytes) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
        }
        return bytes;
    }
}
