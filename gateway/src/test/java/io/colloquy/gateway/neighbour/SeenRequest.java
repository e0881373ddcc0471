package io.colloquy.gateway.neighbour;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The head of a request as it came over the wire. */
public record SeenRequest(String method, String target, List<String> headers) {
    static SeenRequest read(InputStream in) throws IOException {
        String[] line = line(in).split(" ", -1);
        List<String> headers = new ArrayList<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.add(header);
        }
        return new SeenRequest(line[0], line[1], headers);
    }

    public String path() {
        return target.split("\\?", -1)[0];
    }

    /** The values of a header, by its name in lower case. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(header -> header.substring(name.length() + 1).trim())
                .toList();
    }

    public String value(String name) {
        return values(name).isEmpty() ? null : values(name).get(0);
    }

    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.append((char) c);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1).strip();
    }
}
