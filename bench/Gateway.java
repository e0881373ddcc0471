import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the measurements need from a running system.
 * {@code java Gateway.java import URL FILE CHAT METRICS_URL}: imports a file, waits for its end, prints
 * {@code UPLOAD_SECONDS TOTAL_SECONDS HEAP_MB} (the most heap that was in use when asked, four times a second).
 * {@code java Gateway.java metric METRICS_URL NAME}: the sum of a metric over its labels.
 */
class Gateway {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUNDARY = "colloquy-bench";

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("metric")) {
            System.out.printf(Locale.ROOT, "%.3f%n", metric(arguments[1], arguments[2]));
        } else {
            importFile(arguments[1], Path.of(arguments[2]), arguments[3], arguments[4]);
        }
    }

    private static void importFile(String gateway, Path file, String chat, String metrics)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        var upload = HTTP.sendAsync(
                request(URI.create(gateway + "/api/imports"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(form(file, chat))
                        .build(),
                BodyHandlers.ofString());
        double heap = 0;
        while (!upload.isDone()) {
            heap = Math.max(heap, heap(metrics));
            Thread.sleep(250);
        }
        HttpResponse<String> answer = upload.join();
        double uploaded = (System.nanoTime() - start) / 1e9;
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        URI status = URI.create(gateway).resolve(answer.headers().firstValue("Location").orElseThrow());
        String body = get(status);
        while (field(body, "status").equals("waiting")) {
            heap = Math.max(heap, heap(metrics));
            Thread.sleep(250);
            body = get(status);
        }
        if (!field(body, "status").equals("finished")) {
            throw new IOException(body);
        }
        System.out.printf(
                Locale.ROOT, "%.2f %.2f %.0f%n", uploaded, (System.nanoTime() - start) / 1e9, heap / 1_048_576);
    }

    private static BodyPublisher form(Path file, String chat) throws IOException {
        String part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=";
        return BodyPublishers.concat(
                BodyPublishers.ofString(part + "\"zone\"\r\n\r\nEurope/Berlin\r\n" + part + "\"file\"; filename=\"" + chat
                        + ".txt\"\r\nContent-Type: text/plain\r\n\r\n"),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    }

    private static double heap(String metrics) throws IOException, InterruptedException {
        return get(URI.create(metrics)).lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(Gateway::value)
                .sum();
    }

    private static double metric(String metrics, String name) throws IOException, InterruptedException {
        return get(URI.create(metrics)).lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(Gateway::value)
                .sum();
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** As the operator of the system in COLLOQUY_HOME. */
    private static HttpRequest.Builder request(URI uri) throws IOException {
        String key = Files.readString(Path.of(System.getenv("COLLOQUY_HOME"), "operator.key")).strip();
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + key);
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HTTP.send(request(uri).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(uri + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
