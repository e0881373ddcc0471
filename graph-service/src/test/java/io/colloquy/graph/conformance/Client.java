package io.colloquy.graph.conformance;

import io.colloquy.internaltokentest.Bearer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/** Asks as any OpenAI-compatible client does. */
final class Client {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;

    Client(URI service) {
        this.service = service.resolve("/v1/chat/completions");
    }

    Told ask(Form form, String model, String question) throws IOException, InterruptedException {
        var messages = new JsonArray().add(new JsonObject().put("role", "user").put("content", question));
        var body = new JsonObject().put("model", model).put("messages", messages);
        if (form == Form.STREAMED) {
            body.put("stream", true).put("stream_options", new JsonObject().put("include_usage", true));
        }
        HttpRequest request = HttpRequest.newBuilder(service)
                .header("Content-Type", "application/json")
                .header("Authorization", Bearer.of(Bearer.LOCAL))
                .timeout(Duration.ofSeconds(150))
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
        long asked = System.nanoTime();
        if (form == Form.PLAIN) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return Told.plain(
                    answer.statusCode(), answer.headers(), answer.body(), (System.nanoTime() - asked) / 1_000_000);
        }
        HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
            String all = String.join("\n", answer.body().toList());
            return Told.plain(answer.statusCode(), answer.headers(), all, (System.nanoTime() - asked) / 1_000_000);
        }
        return Told.streamed(answer.statusCode(), answer.headers(), answer.body(), asked);
    }
}
