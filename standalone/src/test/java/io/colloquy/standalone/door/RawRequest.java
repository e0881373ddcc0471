package io.colloquy.standalone.door;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as it goes over the wire, nothing about it checked.
 *
 * @param headers whole lines, in ISO 8859-1
 * @param body its bytes, each as a character; null for none; with one, its length is said
 */
record RawRequest(String method, String target, List<String> headers, String body) {
    static RawRequest of(String method, String target) {
        return new RawRequest(method, target, List.of(), null);
    }

    RawRequest with(String... lines) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(lines));
        return new RawRequest(method, target, all, body);
    }

    RawRequest bearer(String secret) {
        return with("Authorization: Bearer " + secret);
    }

    RawRequest json(String json) {
        return sending("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    RawRequest sending(String mediaType, byte[] content) {
        return new RawRequest(method, target, headers, bytes(content)).with("Content-Type: " + mediaType);
    }

    RawRequest as(String otherMethod) {
        return new RawRequest(otherMethod, target, headers, body);
    }

    RawRequest to(String otherTarget) {
        return new RawRequest(method, otherTarget, headers, body);
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.ISO_8859_1);
        boolean said = headers.stream().anyMatch(line -> line.startsWith("Content-Length:"));
        if (!said && (body != null || !method.matches("GET|HEAD|DELETE|OPTIONS"))) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(start.length + content.length)
                .put(start)
                .put(content)
                .array();
    }

    /** As a body is written here. */
    static String bytes(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    /** For a report: what can be repeated by hand, without the secret in it. */
    @Override
    public String toString() {
        String text = new String(bytes(), StandardCharsets.UTF_8).replaceAll("(?i)Bearer [^\\r\\n]*", "Bearer …");
        return (text.length() > 900 ? text.substring(0, 900) + "… (" + text.length() + ")" : text).replace("\r", "");
    }
}
