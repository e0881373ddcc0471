package io.colloquy.standalone.door;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What came back. */
record Answer(int status, List<String> headers, String body, Duration took) {
    /** The values of a header, by its name in lower case. */
    List<String> all(String name) {
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    /** The first value of a header, by its name in lower case; null if there is none. */
    String header(String name) {
        return all(name).isEmpty() ? null : all(name).get(0);
    }

    boolean isStream() {
        return String.valueOf(header("content-type")).startsWith("text/event-stream");
    }

    /** Whether the connection ends with it. */
    boolean isLast() {
        boolean framed = header("content-length") != null || header("transfer-encoding") != null;
        return isStream()
                || "close".equalsIgnoreCase(header("connection"))
                || (!framed && status != 204 && status != 304);
    }

    @Override
    public String toString() {
        String shown = body.length() > 900 ? body.substring(0, 900) + "…" : body;
        return status + " " + headers + " " + shown + " after " + took.toMillis() + " ms";
    }
}
