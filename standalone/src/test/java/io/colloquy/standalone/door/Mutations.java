package io.colloquy.standalone.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The ways in which a request is spoilt: one or two at a time, so that what comes after the first mistake is reached too. */
final class Mutations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "BREW", "post", "QUERY");
    private static final List<String> BAD_IDS = List.of(
            "-1",
            "0",
            "9223372036854775807",
            "9223372036854775808",
            "1e3",
            "0x10",
            "1.5",
            "null",
            "undefined",
            "%00",
            "%ff",
            "%ed%a0%80",
            "%f0%9f%92%a9",
            "%20",
            "..%5c",
            "'%20OR%20'1'='1",
            "%27%3B%20DROP",
            "a".repeat(3000),
            "00000000-0000-0000-0000-000000000000",
            "00000000-0000-0000-0000-00000000000g",
            "{id}",
            "%7B%7D",
            "2024-02-30",
            "+1",
            "%0d%0aX:1",
            "*",
            "%E2%80%AE",
            "Infinity",
            "1,2",
            "true");
    private static final List<String> HEADERS = List.of(
            "Accept: text/html",
            "Accept: garbage",
            "Accept: */*;q=x",
            "Accept: application/xml, image/*;q=0",
            "Accept-Encoding: br;q=2, x",
            "Accept-Language: %%%",
            "Content-Encoding: gzip",
            "Content-Type: text/plain",
            "Content-Type: application/xml",
            "Content-Type: garbage",
            "Content-Type: application/json;charset=utf-99",
            "Content-Type: application/json;charset=utf-16",
            "Content-Type: multipart/form-data",
            "Content-Type: /",
            "Content-Type: multipart/form-data; boundary=" + "b".repeat(500),
            "Content-Type: application/json, text/a",
            "Prefer: wait=-1",
            "Prefer: wait=99999999999999999999",
            "Prefer: \u00e9",
            "Last-Event-ID: x",
            "Last-Event-ID: 99999999999999999999",
            "Last-Event-ID: -1",
            "If-Match: garbage",
            "If-Match: *",
            "If-None-Match: \"",
            "If-Modified-Since: yesterday",
            "Idempotency-Key: ",
            "Idempotency-Key: " + "k".repeat(999),
            "Idempotency-Key: \u00ff\u00fe",
            "Range: bytes=9-1",
            "X-Request-Deadline-Ms: soon",
            "X-Request-Deadline-Ms: -5",
            "X-Request-Id: \u0001\u0002",
            "X-Request-Id: " + "i".repeat(2000),
            "Cookie: a=\"; b",
            "Origin: null",
            "X: " + "x".repeat(9000),
            "X-Tab: a\tb",
            "Sec-Fetch-Site: x",
            "traceparent: 00-x",
            "Content-Language: \u0080",
            "X-HTTP-Method-Override: DELETE",
            "Forwarded: for=\"[::1\"",
            "X-Forwarded-For: , ,x",
            "Date: never",
            "TE: trailers");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u0001\u001f\u007f",
            "\r\n",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\uffff",
            "\ud83d\ude00".repeat(300),
            "x".repeat(100_000),
            "%s%n%x",
            "${jndi:ldap://127.0.0.1:1/a}",
            "<script>",
            "../../etc/passwd",
            "'; DROP TABLE chat; --",
            "NaN",
            "2024-02-30",
            "-999999999-01-01",
            "+999999999-12-31T23:59:59Z",
            "25:61",
            "Mars/Olympus");
    private static final List<Integer> BYTES = List.of(0x00, 0x80, 0xc0, 0xed, 0xff, (int) '"', (int) '\\');
    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "1.5",
            "1e400",
            "-1e-400",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "1".repeat(2000),
            "1E9999999");
    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "\"\"",
            "0",
            "true",
            "{",
            "[",
            "}",
            "nul",
            "{\"a\":}",
            "{'a':1}",
            "{\"a\":1,}",
            "{} {}",
            "NaN",
            "\ufeff{}",
            "{\"\\ud800\":1}",
            "\"\\ud800\"",
            "\u0000",
            "{\"a\":\"\u0001\"}",
            "[".repeat(5000),
            "{\"a\":".repeat(5000),
            "[".repeat(900) + "]".repeat(900),
            "--x\r\n\r\n\r\n--x--",
            "<a/>");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    RawRequest spoilt(Draft draft) {
        for (int i = random.nextInt(2); i >= 0; i--) {
            switch (random.nextInt(draft.mediaType == null ? 5 : 12)) {
                case 0 -> draft.path.replaceAll((name, value) -> random.nextBoolean() ? any(BAD_IDS) : value);
                case 1 -> query(draft);
                case 2 -> draft.headers.add(any(HEADERS));
                case 3 -> draft.method = any(METHODS);
                case 4 -> twice(draft);
                case 5 ->
                    draft.mediaType =
                            any(List.of("text/plain", "application/xml", "application/json;charset=latin1", "x"));
                case 6 -> draft.content = bytes(draft);
                default -> draft.json = draft.json == null ? null : spoilt(draft.json.deepCopy());
            }
        }
        RawRequest request = draft.written();
        return draft.json != null && random.nextInt(6) == 0 ? rewritten(request) : request;
    }

    private void query(Draft draft) {
        List<String> names = new ArrayList<>(List.of("cursor", "limit", "x", "%00", ""));
        draft.operation
                .described()
                .path("parameters")
                .forEach(parameter -> names.add(
                        draft.operation.resolved(parameter).path("name").asText()));
        String name = any(names);
        draft.query.add(random.nextInt(10) == 0 ? name : name + "=" + any(BAD_IDS));
    }

    private void twice(Draft draft) {
        if (!draft.query.isEmpty() && random.nextBoolean()) {
            draft.query.add(any(draft.query));
        } else if (draft.mediaType != null && random.nextBoolean()) {
            draft.headers.add("Content-Type: " + any(List.of(draft.mediaType, "text/plain")));
        } else {
            draft.headers.addAll(
                    List.of("Accept: application/json", "Accept: text/plain", "X-Request-Id: a", "X-Request-Id: b"));
        }
    }

    private byte[] bytes(Draft draft) {
        String written = draft.written().body();
        if (written == null || written.isEmpty() || random.nextBoolean()) {
            return any(BODIES).getBytes(UTF_8);
        }
        byte[] spoilt = written.getBytes(ISO_8859_1);
        if (random.nextBoolean()) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                spoilt[random.nextInt(spoilt.length)] = any(BYTES).byteValue();
            }
            return spoilt;
        }
        return Arrays.copyOf(spoilt, random.nextInt(spoilt.length));
    }

    private JsonNode spoilt(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty() && random.nextInt(5) > 0) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = any(names);
            switch (random.nextInt(6)) {
                case 0 -> object.remove(name);
                case 1 -> object.putNull(name);
                case 2 -> object.put(any(List.of("extra", "__proto__", "", "\u0000", "account", "role")), 1);
                default -> object.set(name, spoilt(object.get(name)));
            }
            return object;
        }
        if (node instanceof ArrayNode array && !array.isEmpty() && random.nextBoolean()) {
            array.set(0, spoilt(array.get(0)));
            return array;
        }
        return replacement(node);
    }

    private JsonNode replacement(JsonNode node) {
        return switch (random.nextInt(7)) {
            case 0 -> JSON.objectNode().set("a", node);
            case 1 -> JSON.arrayNode().add(node);
            case 2 -> JSON.numberNode(BigInteger.valueOf(random.nextLong()));
            case 3 -> JSON.rawValueNode(new RawValue(any(NUMBERS)));
            case 4 -> many(node);
            default -> JSON.textNode(any(TEXTS));
        };
    }

    private ArrayNode many(JsonNode node) {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < 1000; i++) {
            array.add(node);
        }
        return array;
    }

    /** What no JSON library would write: names twice, half characters, bytes that are no UTF-8. */
    private RawRequest rewritten(RawRequest request) {
        String json = request.body() == null ? "" : request.body();
        int brace = json.indexOf('{');
        String spoilt = switch (random.nextInt(4)) {
            case 0 -> json.replaceFirst("\\{(\"[^\"]*\":)", "{$1 1,$1");
            case 1 -> json.replaceFirst(":\"", ":\"\\\\ud800");
            case 2 -> json.replaceFirst(":\"", ":\"\u00ff\u00fe\u00c0\u0080");
            default -> brace < 0 ? json : json.substring(0, brace + 1) + "/**/" + json.substring(brace + 1);
        };
        return new RawRequest(request.method(), request.target(), request.headers(), spoilt);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
