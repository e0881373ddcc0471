package io.colloquy.standalone.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each actor gets from one operation, as the table says.
 *
 * @param expected the statuses by actor, in the table's order; {@code -} is left out: there is nobody to ask
 * @param body what is sent, with names of things in angle brackets, or after a question mark what is asked; null for nothing
 */
record MatrixRow(String operation, Map<String, Integer> expected, String body) {
    private static final String TABLE = "/door/authorization.txt";

    /** The rows below a heading such as {@code [public]}, whose columns are named by the line after it. */
    static List<MatrixRow> below(String heading) {
        List<MatrixRow> rows = new ArrayList<>();
        List<String> columns = null;
        boolean here = false;
        for (String line : text().lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                here = line.equals("[" + heading + "]");
                columns = null;
            } else if (here && !line.isEmpty() && !line.startsWith("#")) {
                if (columns == null) {
                    columns = List.of(line.split("\\s+"));
                } else {
                    rows.add(row(line, columns));
                }
            }
        }
        return rows;
    }

    private static MatrixRow row(String line, List<String> columns) {
        String[] halves = line.split("\\s*\\|\\s*", 2);
        String[] cells = halves[0].split("\\s+", -1);
        if (cells.length != columns.size() + 2) {
            throw new IllegalStateException("the table wants " + columns + " in: " + line);
        }
        Map<String, Integer> expected = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!cells[i + 2].equals("-")) {
                expected.put(columns.get(i), Integer.parseInt(cells[i + 2]));
            }
        }
        return new MatrixRow(cells[0] + " " + cells[1], expected, halves.length == 2 ? halves[1] : null);
    }

    String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    String path() {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    RawRequest request(Things things) {
        return request(things, things.fill(path()));
    }

    RawRequest request(Things things, String target) {
        RawRequest request = RawRequest.of(method(), target);
        if (body == null || body.startsWith("?")) {
            return body == null ? request : request.to(target + things.named(body));
        }
        return body.startsWith("@form ")
                ? request.sending("multipart/form-data; boundary=door", form(body.substring("@form ".length())))
                : request.json(things.named(body));
    }

    private static byte[] form(String file) {
        String form = "--door\r\nContent-Disposition: form-data; name=\"file\"; filename=\"door.txt\"\r\n\r\n"
                + file.replace("\\n", "\n") + "\r\n--door--\r\n";
        return form.getBytes(StandardCharsets.UTF_8);
    }

    private static String text() {
        try (InputStream table = MatrixRow.class.getResourceAsStream(TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
