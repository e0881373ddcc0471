package io.colloquy.gateway.forward;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which headers cross the gateway. Requests: only those that a service has a use for, so that no spelling of an identity
 * or forwarding header can get through, and none that asks a service to compress, which is decided here. Answers: all but
 * those that belong to one connection.
 */
final class Headers {
    private static final Set<String> ASKED = Set.of(
            "accept",
            "accept-charset",
            "accept-language",
            "cache-control",
            "content-disposition",
            "content-language",
            "content-length",
            "content-type",
            "idempotency-key",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "last-event-id",
            "origin",
            "pragma",
            "prefer",
            "range",
            "referer",
            "traceparent",
            "tracestate",
            "user-agent",
            "x-stream-guarantee");

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-request-id");

    private Headers() {}

    static void ask(MultiMap from, MultiMap to) {
        Set<String> named = namedByConnection(from);
        from.forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (ASKED.contains(key) && (!named.contains(key) || key.equals("content-length"))) {
                to.add(name, value);
            }
        });
    }

    static void answer(MultiMap from, MultiMap to) {
        Set<String> named = namedByConnection(from);
        from.forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(key) && (!named.contains(key) || key.equals("content-length"))) {
                to.add(name, value);
            }
        });
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        List<String> values = headers.getAll("Connection");
        if (values.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String name : String.join(",", values).split(",", -1)) {
            names.add(name.trim().toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
