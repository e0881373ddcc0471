package io.colloquy.standalone.door;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A connection that sends exactly the bytes it is told to, proper HTTP or not, and is kept for as long as the other side keeps it. */
final class RawConnection implements AutoCloseable {
    /** Nobody may take longer, whatever he is sent. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int port;
    private Socket socket;
    private InputStream in;

    RawConnection(int port) {
        this.port = port;
    }

    /**
     * Sends and reads the whole answer; of an event stream only its head.
     *
     * @throws java.net.SocketTimeoutException if the other side is silent for {@link #PATIENCE}
     */
    Answer ask(RawRequest request) throws IOException {
        boolean kept = socket != null;
        long start = System.nanoTime();
        try {
            return exchange(request, start);
        } catch (EOFException | java.net.SocketException closed) {
            close();
            // A server may close an idle connection at any time: then nothing was asked yet.
            if (kept) {
                return exchange(request, start);
            }
            throw closed;
        }
    }

    private Answer exchange(RawRequest request, long start) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(request.bytes());
        } catch (java.net.SocketException refusedMeanwhile) {
            // The answer may be there already: whoever refuses a body need not read it.
        }
        try {
            Answer answer = read(request.method(), start);
            // What could not be read as HTTP may be answered with a body although it was a HEAD.
            if (answer.isLast()
                    || answer.status() == 400
                    || (request.method().equals("HEAD") && answer.status() > 400)) {
                close();
            }
            return answer;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Answer read(String method, long start) throws IOException {
        String first = line();
        while (first.startsWith("HTTP/1.1 1")) {
            headers();
            first = line();
        }
        int status = Integer.parseInt(first.split(" ", 3)[1]);
        Answer head = new Answer(status, headers(), "", Duration.ZERO);
        String body = method.equals("HEAD") || status == 204 || status == 304 || head.isStream() ? "" : body(head);
        return new Answer(status, head.headers(), body, Duration.ofNanos(System.nanoTime() - start));
    }

    private List<String> headers() throws IOException {
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        return headers;
    }

    private String body(Answer head) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String length = head.header("content-length");
        if ("chunked".equalsIgnoreCase(head.header("transfer-encoding"))) {
            for (int size = size(); size > 0; size = size()) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
        } else if (length != null) {
            body.write(in.readNBytes(Integer.parseInt(length)));
        } else {
            body.write(in.readAllBytes());
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private int size() throws IOException {
        return Integer.parseInt(line().split(";", -1)[0].strip(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("closed after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
