package io.colloquy.gateway.edge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An answer as it came over the wire. */
record Answer(int status, List<String> headers, String body) {
    static Answer parse(String raw) {
        int end = raw.indexOf("\r\n\r\n");
        String[] head = raw.substring(0, end).split("\r\n", -1);
        return new Answer(
                Integer.parseInt(head[0].split(" ", -1)[1]),
                Arrays.asList(head).subList(1, head.length),
                raw.substring(end + 4));
    }

    List<String> values(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                .map(header -> header.substring(start.length()).trim())
                .toList();
    }

    String value(String name) {
        return values(name).isEmpty() ? null : values(name).get(0);
    }
}
