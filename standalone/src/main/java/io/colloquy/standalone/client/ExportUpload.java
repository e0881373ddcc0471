package io.colloquy.standalone.client;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A multipart form with one file, sent from where the file lies and never held in memory. */
public final class ExportUpload {
    private final String boundary = "colloquy-" + UUID.randomUUID();
    private final String fileName;
    private final BodyPublisher content;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private ExportUpload(String fileName, BodyPublisher content) {
        this.fileName = fileName;
        this.content = content;
    }

    /** The upload of a file on this machine. */
    public static ExportUpload of(Path file) throws FileNotFoundException {
        return new ExportUpload(String.valueOf(file.getFileName()), BodyPublishers.ofFile(file));
    }

    /** The upload of something that is not a file; {@code content} is opened once a try. */
    public static ExportUpload of(String fileName, Supplier<InputStream> content) {
        return new ExportUpload(fileName, BodyPublishers.ofInputStream(content));
    }

    /** Adds a field of the form; one without a value is left out. */
    public ExportUpload with(String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher body() {
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append(part(name))
                .append("\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append(part("file"))
                .append("; filename=\"")
                .append(fileName.replace("\\", "_").replace("\"", "%22").replaceAll("[\\r\\n]", "_"))
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        return BodyPublishers.concat(
                BodyPublishers.ofString(head.toString(), StandardCharsets.UTF_8),
                content,
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n", StandardCharsets.UTF_8));
    }

    private String part(String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
    }
}
