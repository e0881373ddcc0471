package io.colloquy.faultwall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Answers that are an error of OpenAI's shape. */
final class Refusals {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private Refusals() {}

    static Scene of(int status, String type, String code, String message) {
        return talk -> talk.answer(status, error(type, code, message), Map.of());
    }

    static boolean inSeconds(Talk talk) throws IOException {
        return tooMany(talk, Long.toString(talk.pace().retryAfter().toSeconds()));
    }

    /** A date has no fractions: the next full second, so that it is never earlier than asked for. */
    static boolean atDate(Talk talk) throws IOException {
        Instant then = Instant.now().plus(talk.pace().retryAfter()).plusMillis(999);
        return tooMany(talk, HTTP_DATE.format(then.atOffset(ZoneOffset.UTC)));
    }

    private static boolean tooMany(Talk talk, String retryAfter) throws IOException {
        String body = error("requests", "rate_limit_exceeded", "Rate limit reached for requests.");
        return talk.answer(429, body, Map.of("Retry-After", retryAfter));
    }

    /** Some servers take no answer that somebody else began. */
    static boolean prefill(Talk talk) throws IOException {
        if (!talk.prompt().endsWithAssistant()) {
            return Answers.healthy(talk);
        }
        talk.plays("prefill");
        String message = "This model does not support assistant message prefill.";
        return talk.answer(400, error("invalid_request_error", "prefill_not_supported", message), Map.of());
    }

    static void notHere(Peer peer) throws IOException {
        String known = "{\"object\": \"list\", \"data\": [{\"id\": \"healthy\", \"object\": \"model\"}]}";
        answer(peer, 200, known, Map.of());
    }

    static boolean answer(Peer peer, int status, String body, Map<String, String> headers) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + " Wall\r\nContent-Type: application/json\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length);
        peer.write(head.append("\r\n\r\n").append(body).toString());
        return true;
    }

    private static String error(String type, String code, String message) {
        return "{\"error\": {\"message\": " + JsonText.quoted(message) + ", \"type\": " + JsonText.quoted(type)
                + ", \"param\": null, \"code\": " + JsonText.quoted(code) + "}}";
    }
}
