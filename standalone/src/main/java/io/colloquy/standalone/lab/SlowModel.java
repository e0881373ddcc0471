package io.colloquy.standalone.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenAI-compatible server that takes its time, always says the same, and counts what it would have been paid for. */
final class SlowModel implements AutoCloseable {
    private static final String ANSWER = "{\"digest\": {\"text\": \"They talk about walls.\", \"cites\": [1]},"
            + " \"points\": [{\"text\": \"Wall two comes on Friday.\", \"cites\": [2]}]}";

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Duration latency;

    SlowModel(Duration latency) {
        this.latency = latency;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    void latency(Duration wanted) {
        latency = wanted;
    }

    int calls() {
        return calls.get();
    }

    /** What points graph-service here. */
    Map<String, String> settings() {
        return Map.of(
                "LLM_PROVIDER", "openai",
                "OPENAI_BASE_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                "OPENAI_API_KEY", "lab",
                "OPENAI_MODEL", "scripted-1");
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        calls.incrementAndGet();
        CompletableFuture.delayedExecutor(latency.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> send(exchange));
    }

    private static void send(HttpExchange exchange) {
        byte[] body =
                ("{\"id\": \"c-1\", \"object\": \"chat.completion\", \"model\": \"scripted-1\", \"choices\": [{\"index\": 0,"
                                + " \"finish_reason\": \"stop\", \"message\": {\"role\": \"assistant\", \"content\": \""
                                + ANSWER.replace("\"", "\\\"")
                                + "\"}}], \"usage\": {\"prompt_tokens\": 120, \"completion_tokens\": 30, \"total_tokens\": 150}}")
                        .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException hungUp) {
            return;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
