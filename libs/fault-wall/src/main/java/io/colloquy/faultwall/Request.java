package io.colloquy.faultwall;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One request as it came over the wire; names of headers are in lower case. */
record Request(String method, String path, Map<String, String> headers, String body) {
    private static final int HEX = 16;

    /** Null when the caller closed instead. */
    static Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ", 3);
        if (words.length < 3) {
            throw new IOException("not a request line");
        }
        var headers = new TreeMap<String, String>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(words[0], words[1], headers, new String(body(in, headers), StandardCharsets.UTF_8));
    }

    boolean isChat() {
        return method.equals("POST") && path.endsWith("/chat/completions");
    }

    /** Whether the client wants the connection closed behind the answer. */
    boolean isLast() {
        return headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        var body = new ByteArrayOutputStream();
        for (int size = chunk(in); size > 0; size = chunk(in)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        String line = line(in);
        return line == null ? 0 : Integer.parseInt(line.split(";", 2)[0].strip(), HEX);
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int b = in.read();
        while (b >= 0 && b != '\n') {
            if (b != '\r') {
                bytes.write(b);
            }
            b = in.read();
        }
        return b < 0 && bytes.size() == 0 ? null : bytes.toString(StandardCharsets.UTF_8);
    }
}
