package io.colloquy.standalone.endtoend;

import io.colloquy.faultwall.FaultWall;
import io.colloquy.standalone.InternalTokens;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.LedgerVerdict;
import io.colloquy.standalone.system.Replica;
import io.colloquy.standalone.system.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Two processes of graph-service on one database, with a provider that counts: what stands behind a load balancer. */
final class GraphReplicas implements AutoCloseable {
    private static final List<Replica> BOTH = List.of(Replica.first(Service.GRAPH), new Replica(Service.GRAPH, 2));

    final FaultWall wall = FaultWall.start();

    private final RunningColloquy colloquy;
    private final InternalTokens tokens;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    GraphReplicas(Path folder) {
        colloquy = RunningColloquy.start(folder, environment(wall));
        var system = colloquy.system();
        system.awaitReady(system.start(BOTH.get(1)));
        tokens = colloquy.tokens();
    }

    private static Map<String, String> environment(FaultWall wall) {
        return Map.of(
                "LLM_PROVIDER", "openai",
                "OPENAI_BASE_URL", wall.url(),
                "OPENAI_API_KEY", "test",
                "OPENAI_MODEL", "healthy-model",
                "LLM_CONCURRENCY", "50");
    }

    /** Asks the first or the second replica as an operator, past the gateway. */
    CompletableFuture<HttpResponse<String>> ask(int replica, String method, String path, String json) {
        return ask(replica, method, path, json, tokens.operator(Service.GRAPH));
    }

    /** The future never waits for another question. */
    private CompletableFuture<HttpResponse<String>> ask(
            int replica, String method, String path, String json, String token, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url(replica) + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> chat(
            int replica, String account, String says, boolean streamed, String... headers) {
        String json =
                "{\"model\": \"default\", \"stream\": %s, \"messages\": [{\"role\": \"user\", \"content\": \"%s\"}]}";
        return ask(
                replica,
                "POST",
                "/v1/chat/completions",
                json.formatted(streamed, says),
                tokens.user(Service.GRAPH, account),
                headers);
    }

    /** What this replica finds wrong in the ledger. */
    List<LedgerVerdict.Finding> findings(int replica) {
        return new GatewayClient(url(replica), () -> tokens.operator(Service.GRAPH))
                .get("/api/operator/usage/verify", LedgerVerdict.class)
                .findings();
    }

    long number(String query) {
        return colloquy.number(Service.GRAPH, query);
    }

    private String url(int replica) {
        return "http://127.0.0.1:" + BOTH.get(replica).http(colloquy.system().ports());
    }

    @Override
    public void close() {
        colloquy.close();
        wall.close();
    }
}
