package io.colloquy.standalone.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A request and the status that it reaches.
 *
 * @param actor who asks
 * @param target path and query, with names of things in angle brackets
 * @param headers whole lines
 * @param body what is sent; null for nothing. A word with {@code @} before it is its media type, if that is not JSON;
 *     {@code @form} is followed by the fields of a form, a file's with its name behind a colon
 */
record ContractRow(int status, String actor, String method, String target, List<String> headers, String body) {
    private static final String TABLE = "/door/contract.txt";
    private static final String BOUNDARY = "door";

    static List<ContractRow> all() {
        return text().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(ContractRow::read)
                .toList();
    }

    private static ContractRow read(String line) {
        String[] halves = line.split("\\s+\\|\\s+", 2);
        String[] head = halves[0].split("\\s+\\+\\s+", -1);
        String[] words = head[0].split("\\s+", -1);
        if (words.length != 4) {
            throw new IllegalStateException("a row has a status, an actor, a method and a target: " + line);
        }
        return new ContractRow(
                Integer.parseInt(words[0]),
                words[1],
                words[2],
                words[3],
                Arrays.asList(head).subList(1, head.length),
                halves.length == 2 ? halves[1] : null);
    }

    RawRequest request(Things things) {
        RawRequest request = RawRequest.of(method, things.named(target))
                .with(headers.stream().map(things::named).toArray(String[]::new));
        if (body == null) {
            return request;
        }
        String content = things.named(body);
        if (!content.startsWith("@")) {
            return request.json(content);
        }
        String[] typed = content.substring(1).split(" ", 2);
        return typed[0].equals("form")
                ? request.sending("multipart/form-data; boundary=" + BOUNDARY, form(typed[1]))
                : request.sending(typed[0], bytes(typed[1]));
    }

    private static byte[] form(String fields) {
        StringBuilder form = new StringBuilder();
        for (String field : fields.split(" ; ", -1)) {
            String[] pair = field.split("=", 2);
            String[] named = pair[0].split(":", 2);
            String file = named[0].equals("file") ? "; filename=\"" + named[named.length - 1] + '"' : "";
            form.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                    .append(named[0]);
            form.append('"').append(file).append("\r\n\r\n").append(pair[1]).append("\r\n");
        }
        return bytes(form.append("--" + BOUNDARY + "--\r\n").toString());
    }

    private static byte[] bytes(String text) {
        return text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text() {
        try (InputStream table = ContractRow.class.getResourceAsStream(TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
