package io.colloquy.standalone.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** One process, asked past everything that is between. */
final class Direct {
    private Direct() {}

    /** The value of a counter without labels, 0 when it is not there. */
    static long read(int managementPort, String name) {
        return get("http://127.0.0.1:" + managementPort + "/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{}"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Asks a management port, which wants to know nobody's name. */
    static HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).version(Version.HTTP_1_1));
    }

    static HttpResponse<String> get(String url, String token, Version version) {
        return send(
                HttpRequest.newBuilder(URI.create(url)).version(version).header("Authorization", "Bearer " + token));
    }

    static HttpResponse<String> post(String url, String token, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .version(Version.HTTP_1_1)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
