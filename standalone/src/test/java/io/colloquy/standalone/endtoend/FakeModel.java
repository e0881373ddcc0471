package io.colloquy.standalone.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenAI-compatible server that always says the same, and counts how often it was asked. */
final class FakeModel implements AutoCloseable {
    private final HttpServer server;
    private final String body;
    private final AtomicInteger calls = new AtomicInteger();

    /** Answers every completion with {@code content}. */
    FakeModel(String content) {
        body =
                "{\"id\": \"c-1\", \"object\": \"chat.completion\", \"model\": \"scripted-1\", \"choices\": [{\"index\": 0,"
                        + " \"finish_reason\": \"stop\", \"message\": {\"role\": \"assistant\", \"content\": \""
                        + content.replace("\"", "\\\"")
                        + "\"}}], \"usage\": {\"prompt_tokens\": 120, \"completion_tokens\": 30, \"total_tokens\": 150}}";
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    int calls() {
        return calls.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            calls.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
